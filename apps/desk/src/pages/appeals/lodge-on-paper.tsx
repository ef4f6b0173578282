import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { Decide } from '../../parts/decide.tsx';
import { useMay } from '../../session/use-may.ts';
import styles from './appeals.module.css';

interface LodgeOnPaperProps {
  about: { type: 'bulletin' | 'order'; id: string };
  units: readonly { unit: string; name: string | null }[];
}

/** A request that came on paper, signed and sealed: the sheet it will be typed from and compared with. */
export function LodgeOnPaper({ about, units }: LodgeOnPaperProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const prepare = useMutation(useTRPC().papers.prepare.mutationOptions());
  const [chosen, setChosen] = useState<string | null>(units.length === 1 ? (units[0]?.unit ?? null) : null);
  const allowed = useMay('paper.prepare');
  const [first] = units;
  if (!allowed || first === undefined) return null;
  return (
    <div className={styles.onPaper}>
      <Decide
        act={say('desk.appeal.lodgeOnPaper')}
        form={`appeal.lodge.${about.id}`}
        lines={[say('desk.paper.prepare.line'), say('desk.paper.prepare.line.two')]}
        done={say('desk.paper.prepared')}
        run={async () => {
          const target = { about, route: 'UNIT_REVIEW', unit: chosen ?? first.unit };
          const { id } = await prepare.mutateAsync({ act: 'appeals.file', target });
          await navigate({ to: '/papers/$id', params: { id } });
        }}
      >
        {units.length === 1 ? null : (
          <OneField
            name="unit"
            label={say('desk.case.against.unit')}
            required
            options={units.map(({ unit, name }) => ({ value: unit, label: name ?? unit }))}
            value={chosen ?? first.unit}
            onChange={setChosen}
          />
        )}
      </Decide>
    </div>
  );
}
