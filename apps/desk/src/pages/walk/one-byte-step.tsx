import { useWords } from '@mingcha/ui';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { changeOneByte, type OneByte } from './demo-doors.ts';
import type { Outcome } from './doing.ts';
import { StepFrame, type StepProps } from './step-frame.tsx';
import styles from './walk.module.css';

type Event<At extends OneByte['at']> = Extract<OneByte, { at: At }>;

/** A copy of the database, one byte of it changed, and every check that `npm run verify` makes. */
export function OneByteStep(props: StepProps) {
  const { walking, name } = props;
  const [events, setEvents] = useState<readonly OneByte[]>([]);
  const run = () => {
    setEvents([]);
    return walking.run(name, async ({ tell }) => {
      const seen: OneByte[] = [];
      tell({ word: 'walk.line.copies' });
      await changeOneByte((event) => {
        seen.push(event);
        setEvents([...seen]);
        if (event.at === 'copied')
          tell({ word: 'walk.line.copied', facts: { tables: event.tables, rows: event.rows } });
        if (event.at === 'changed') tell({ word: 'walk.line.changes' });
      });
      return outcomeOf(seen);
    });
  };
  return (
    <StepFrame
      {...props}
      onPress={() => void run()}
      {...(events.length === 0 ? {} : { shown: <Found events={events} /> })}
    />
  );
}

function outcomeOf(events: readonly OneByte[]): Outcome {
  const changed = events.find((event): event is Event<'changed'> => event.at === 'changed');
  const done = events.find((event): event is Event<'done'> => event.at === 'done');
  return {
    said: done?.named === true ? 'walk.one-byte.named' : 'walk.one-byte.missed',
    facts: {
      entries: done?.entries ?? 0,
      seconds: (done?.seconds ?? 0).toFixed(1),
      found: done?.found ?? 0,
      hash: changed?.hash.slice(0, 12) ?? '',
    },
    ways: [{ username: 'auditor', to: `/journal/${changed?.hash ?? ''}`, word: 'walk.way.untouched' }],
  };
}

/** The byte before and after, then every check with what it says, in the words of the command. */
function Found({ events }: { events: readonly OneByte[] }) {
  const { say, term } = useWords();
  const changed = events.find((event): event is Event<'changed'> => event.at === 'changed');
  const checks = events.filter((event): event is Event<'checked'> => event.at === 'checked');
  return (
    <div className={styles.found}>
      {changed === undefined ? null : (
        <dl className={styles.byte}>
          <dt>{say('walk.one-byte.entry', { kind: term('kind', changed.kind) })}</dt>
          <dd className={styles.code}>{changed.hash}</dd>
          <dt>{say('walk.one-byte.before')}</dt>
          <dd className={styles.code}>{changed.before}</dd>
          <dt>{say('walk.one-byte.after', { offset: changed.offset })}</dt>
          <dd className={styles.code}>{marked(changed.before, changed.after)}</dd>
        </dl>
      )}
      <ul className={styles.checks}>
        {checks.map(({ checks: names, lines }) => (
          <li key={names.join()} data-found={lines.length > 0}>
            {lines.length === 0 ? <IconCheck size="1em" aria-hidden /> : <IconX size="1em" aria-hidden />}
            <span>{names.map((name) => term('verify.check', name)).join(' · ')}</span>
            {lines.map((line) => (
              <code key={line} className={styles.code}>
                {line}
              </code>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function marked(before: string, after: string) {
  const at = [...after].findIndex((letter, n) => letter !== before[n]);
  return (
    <>
      {after.slice(0, at)}
      <mark>{after.slice(at, at + 1)}</mark>
      {after.slice(at + 1)}
    </>
  );
}
