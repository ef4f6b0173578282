import { Radio } from '@mantine/core';
import { Moment, Tag, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import styles from './office.module.css';

type Row = Output['access']['devices']['list']['rows'][number];
const outcomes = ['revoked', 'goes-on'] as const;

/** What was seen of its two versions and when; or what was decided of them last, by whom and why. */
export function DoubledStory({ row, nameOf }: { row: Row; nameOf: (id: string | null) => string | null }) {
  const { say } = useWords();
  const reads = useMay('journal.read');
  if (row.doubled === null) {
    if (row.resolved === null) return null;
    return (
      <span className={styles.story}>
        {say('desk.device.resolved.story', {
          name: nameOf(row.resolvedBy) ?? say('ui.erased'),
          outcome: say(`desk.device.resolve.${row.resolved}`),
          reason: row.resolvedReason ?? say('ui.erased'),
        })}
      </span>
    );
  }
  return (
    <span className={styles.story}>
      <Tag tone="attention" label={say('desk.device.doubled')} />{' '}
      {say(`desk.device.doubled.${row.doubled}`, { seq: row.doubledSeq ?? 0 })}
      {row.doubledAt === null ? null : (
        <>
          {' · '}
          {say('desk.device.doubled.since')} <Moment at={row.doubledAt} />
        </>
      )}{' '}
      {reads && row.forks > 0 ? <Link to="/journal/aside">{say('desk.device.doubled.see')}</Link> : null}
    </span>
  );
}

/** Whoever lets tablets in, and does not use this one, decides. Both versions stay whatever it is. */
export function Resolve({ row }: { row: Row }) {
  const { say } = useWords();
  const { person } = useSession();
  const decides = useMay('device.confirm');
  const resolve = useMutation(useTRPC().access.devices.resolve.mutationOptions());
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('revoked');
  if (!decides || row.doubled === null || row.persons.includes(person)) return null;
  return (
    <Decide
      small
      filled
      act={say('desk.device.resolve')}
      form={`device.resolve.${row.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[
        say('desk.device.which', { name: row.name }),
        say('desk.device.resolve.forks', { count: row.forks }),
        say('desk.device.resolve.line'),
      ]}
      done={say('desk.device.resolved')}
      run={({ text }) => resolve.mutateAsync({ id: row.id, expected: row.version, reason: text, outcome })}
    >
      <Radio.Group
        value={outcome}
        onChange={(chosen) => setOutcome(chosen === 'goes-on' ? 'goes-on' : 'revoked')}
        label={say('desk.device.resolve')}
      >
        {outcomes.map((each) => (
          <Radio key={each} mt="xs" value={each} label={say(`desk.device.resolve.${each}`)} />
        ))}
      </Radio.Group>
    </Decide>
  );
}
