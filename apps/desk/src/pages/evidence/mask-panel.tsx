import { RefusalNote, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { useAct } from '../../parts/use-act.ts';
import { evidenceSource } from '../../viewer/evidence-view.tsx';
import { MaskBoard } from '../../viewer/mask-board.tsx';
import { RegionKindChips } from '../../viewer/region-kind-chips.tsx';
import type { Region, RegionKind } from '../../viewer/regions.ts';
import type { EvidenceDetail } from './detail.tsx';
import { RegionButtons } from './region-buttons.tsx';

const none: Region[] = [];

/** Draws what must not be recognised; the server then makes a copy whose pixels are really gone. */
export function MaskPanel({ detail, onDone }: { detail: EvidenceDetail; onDone: (made: boolean) => void }) {
  const { say } = useWords();
  const { evidence } = detail;
  const draft = useDraft<Region[]>(`evidence.mask.${evidence.id}`, none);
  const [what, setWhat] = useState<RegionKind>('face');
  const mask = useMutation(useTRPC().evidence.mask.mutationOptions());
  const { act, busy, refusal } = useAct();
  const send = () =>
    act({
      run: () => mask.mutateAsync({ id: evidence.id, expected: evidence.version, regions: draft.value }),
      done: say('desk.mask.done', { count: draft.value.length }),
      after: () => {
        draft.clear();
        onDone(true);
      },
    });
  return (
    <div className="mc-stack">
      <RegionKindChips chosen={what} onChoose={setWhat} />
      <p className="mc-quiet">{say('desk.mask.hint')}</p>
      <MaskBoard regions={draft.value} onChange={draft.set} what={what}>
        <img src={evidenceSource(evidence.id)} alt={say('desk.mask.picture')} draggable={false} />
      </MaskBoard>
      {refusal === null ? null : <RefusalNote refusal={refusal} />}
      <RegionButtons
        label={say('desk.mask.act', { count: draft.value.length })}
        busy={busy}
        regions={draft.value}
        onGo={() => void send()}
        onChange={draft.set}
        onCancel={() => onDone(false)}
      />
    </div>
  );
}
