import { Moment, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import styles from './office.module.css';
import { isSixDigits, SixDigits } from './six-digits.tsx';

type Row = Output['access']['devices']['list']['rows'][number];
type Started = Output['access']['devices']['startRepin'];

/** A tablet that must compare the server's key once more: one person invites it, another types its digits. */
export function Repin({ row }: { row: Row }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const { person } = useSession();
  const proposes = useMay('device.propose');
  const confirms = useMay('device.confirm');
  const start = useMutation(trpc.access.devices.startRepin.mutationOptions());
  const confirm = useMutation(trpc.access.devices.repin.mutationOptions());
  const [started, setStarted] = useState<Started | null>(null);
  const [digits, setDigits] = useState('');
  if (row.state !== 'enrolled') return null;
  if (row.repin !== null)
    return !confirms || row.repin === person ? null : (
      <Decide
        small
        filled
        act={say('desk.device.repin.confirm')}
        form={`device.repin.${row.id}`}
        lines={[say('desk.device.which', { name: row.name }), say('desk.device.confirm.line')]}
        done={say('desk.device.repinned')}
        disabled={!isSixDigits(digits)}
        run={() => confirm.mutateAsync({ id: row.id, expected: row.version, digits })}
      >
        <SixDigits typed={digits} onType={setDigits} />
      </Decide>
    );
  if (!proposes) return null;
  if (started !== null)
    return (
      <span className={styles.story} role="status">
        {say('desk.device.repin.code', { code: started.code })} <Moment at={started.expires} />
      </span>
    );
  return (
    <Decide
      small
      act={say('desk.device.repin')}
      form={`device.start-repin.${row.id}`}
      lines={[say('desk.device.which', { name: row.name }), say('desk.device.repin.line')]}
      done={say('desk.device.enrol.start')}
      run={async () => setStarted(await start.mutateAsync({ id: row.id }))}
    />
  );
}
