import { Button, Group, Progress } from '@mantine/core';
import { RefusalNote, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { useDraft } from '../../drafts/use-draft.ts';
import { Read } from '../../parts/read.tsx';
import { useAct } from '../../parts/use-act.ts';
import { EvidenceView, evidenceSource } from '../../viewer/evidence-view.tsx';
import { RecordingBoard } from '../../viewer/recording-board.tsx';
import type { Region } from '../../viewer/regions.ts';
import { clockText } from '../../viewer/spans.ts';
import type { EvidenceDetail } from './detail.tsx';
import { HiddenParts } from './hidden-parts.tsx';
import { RegionButtons } from './region-buttons.tsx';

type Prepared = Output['evidence']['maskDraft'];

interface PanelProps {
  detail: EvidenceDetail;
  medium: 'audio' | 'video';
  onDone: (made: boolean) => void;
}

const none: Region[] = [];
const underWay = (prepared: Prepared | undefined) =>
  prepared?.state === 'queued' || prepared?.state === 'running';

/** What is to be hidden; the copy in the making; the copy to be watched or listened to; then the record of it. */
export function MaskRecording(props: PanelProps) {
  const { id } = props.detail.evidence;
  const query = useQuery(
    useTRPC().evidence.maskDraft.queryOptions(
      { id },
      { refetchInterval: ({ state }) => (underWay(state.data) ? 1000 : false) },
    ),
  );
  return <Read query={query}>{(prepared) => <Panel {...props} prepared={prepared} />}</Read>;
}

function Panel({ detail, medium, onDone, prepared }: PanelProps & { prepared: Prepared }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const { id, version } = detail.evidence;
  const typed = useDraft<Region[]>(`evidence.mask.${id}`, none);
  const prepare = useMutation(trpc.evidence.prepareMask.mutationOptions());
  const drop = useMutation(trpc.evidence.dropMask.mutationOptions());
  const record = useMutation(trpc.evidence.recordMask.mutationOptions());
  const { act, busy, refusal } = useAct();
  const change = () => act({ run: () => drop.mutateAsync({ id }) });
  const note = refusal === null ? null : <RefusalNote refusal={refusal} />;
  const later = (
    <Button variant="subtle" onClick={() => onDone(false)}>
      {say('desk.mask.later')}
    </Button>
  );

  if (prepared?.state === 'queued' || prepared?.state === 'running') {
    const text =
      prepared.state === 'queued'
        ? say('desk.mask.queued', { count: prepared.before })
        : say('desk.mask.running', { percent: prepared.share });
    return (
      <div className="mc-stack">
        <p role="status">{text}</p>
        <Progress value={prepared.share} aria-label={text} />
        {note}
        <Group gap="xs">
          <Button loading={busy} onClick={() => void change()}>
            {say('desk.mask.stop')}
          </Button>
          {later}
        </Group>
      </div>
    );
  }

  if (prepared?.state === 'ready' && prepared.copy !== null) {
    const { sha256, durationMs } = prepared.copy;
    return (
      <div className="mc-stack">
        <p>{say(`desk.mask.ready.${medium}`, { length: clockText(durationMs) })}</p>
        <EvidenceView key={sha256} id={id} medium={medium} mime={`${medium}/webm`} copy="draft" />
        <HiddenParts regions={prepared.regions} />
        {note}
        <Group gap="xs">
          <Button
            variant="filled"
            loading={busy}
            onClick={() =>
              void act({
                run: () => record.mutateAsync({ id, expected: version, sha256 }),
                done: say('desk.mask.recorded', { count: prepared.regions.length }),
                after: () => {
                  typed.clear();
                  onDone(true);
                },
              })
            }
          >
            {say('desk.mask.record')}
          </Button>
          <Button disabled={busy} onClick={() => void change()}>
            {say('desk.mask.change')}
          </Button>
          {later}
        </Group>
      </div>
    );
  }

  const regions = typed.value;
  return (
    <div className="mc-stack">
      {prepared?.refusal == null ? null : <RefusalNote refusal={prepared.refusal} />}
      <RecordingBoard medium={medium} source={evidenceSource(id)} regions={regions} onChange={typed.set} />
      <p className="mc-quiet">{say('desk.mask.voice')}</p>
      {note}
      <RegionButtons
        label={say('desk.mask.make', { count: regions.length })}
        busy={busy}
        regions={regions}
        onGo={() => void act({ run: () => prepare.mutateAsync({ id, regions }) })}
        onChange={typed.set}
        onCancel={() => onDone(false)}
      />
    </div>
  );
}
