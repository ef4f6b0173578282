import { type BulletinStatus, bulletinTransitions } from '@mingcha/domain/bulletins';
import { Section, Tag, useDay, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import styles from './approval.module.css';
import type { BulletinDetail } from './detail.tsx';

type Step = Output['bulletins']['approvals']['steps'][number];

/** The five hands of 8.6, each with the state in which it is waited for and what it leaves behind. */
const hands = [
  { hand: 'drafter', waits: ['draft', 'returned'], leaves: ['drafted', 'revised', 'handed-in'] },
  { hand: 'facts', waits: ['fact-check'], leaves: ['fact-checked'] },
  { hand: 'privacy', waits: ['privacy-review'], leaves: ['privacy-checked'] },
  { hand: 'law', waits: ['legal-review'], leaves: ['reviewed'] },
  { hand: 'signer', waits: ['pending-sign'], leaves: ['signed'] },
] as const satisfies readonly {
  hand: string;
  waits: readonly BulletinStatus[];
  leaves: readonly Step['step'][];
}[];

/** Steps on which the text goes on; returning it and writing in it are no progress. */
const onwards: readonly string[] = [
  'handInBulletin',
  'factCheckBulletin',
  'privacyCheckBulletin',
  'reviewBulletin',
  'signBulletin',
];

/** 呈批单 at the desk: by which hands it has gone in this round, whose turn it is, and the rounds before it came back. */
export function ApprovalSheet({ detail: { bulletin } }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const query = useQuery(useTRPC().bulletins.approvals.queryOptions({ id: bulletin.id }));
  return (
    <Section title={say('desk.bulletin.approvals')}>
      <Read query={query} lines={5}>
        {({ steps }) => {
          const rounds = roundsOf(steps);
          const earlier = rounds.slice(0, -1);
          return (
            <>
              <ol className={styles.hands}>
                {hands.map(({ hand, waits, leaves }) => (
                  <Hand
                    key={hand}
                    hand={hand}
                    here={(waits as readonly string[]).includes(bulletin.state)}
                    step={rounds.at(-1)?.findLast(({ step }) => (leaves as readonly string[]).includes(step))}
                  />
                ))}
              </ol>
              <Next state={bulletin.state} />
              {earlier.length === 0 ? null : (
                <details className={styles.earlier}>
                  <summary>{say('desk.approval.rounds', { count: earlier.length })}</summary>
                  {earlier.map((round, at) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a round that is over keeps its number
                    <Round key={at} number={at + 1} steps={round} />
                  ))}
                </details>
              )}
            </>
          );
        }}
      </Read>
    </Section>
  );
}

/** A round ends when the text is returned; the last one is under way or went through. */
function roundsOf(steps: readonly Step[]): Step[][] {
  const rounds: Step[][] = [[]];
  for (const step of steps) {
    rounds.at(-1)?.push(step);
    if (step.step === 'returned') rounds.push([]);
  }
  return rounds;
}

interface HandProps {
  hand: (typeof hands)[number]['hand'];
  here: boolean;
  step: Step | undefined;
}

function Hand({ hand, here, step }: HandProps) {
  const { say } = useWords();
  return (
    <li className={styles.hand} aria-current={here ? 'step' : undefined}>
      <span className={styles.name}>{say(`desk.approval.${hand}`)}</span>
      {here ? (
        <Tag tone="moving" label={say('desk.approval.here')} />
      ) : step === undefined ? (
        <Tag tone="open" label={say('desk.notYet')} />
      ) : (
        <Tag tone="done" label={say('desk.approval.done')} />
      )}
      {step === undefined ? null : <Said step={step} />}
    </li>
  );
}

function Said({ step }: { step: Step }) {
  const { say } = useWords();
  const dayOf = useDay();
  return (
    <div className={styles.said}>
      <span>{[step.person, step.seat].filter(Boolean).join(' · ')}</span>{' '}
      <span className="mc-quiet">
        {dayOf(step.on)} {step.at}
        {step.paper === null ? null : ` · ${say('desk.approval.paper')}`}
      </span>
      {step.said.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}

/** Read from the same table by which the server decides. */
function Next({ state }: { state: string }) {
  const { say, term } = useWords();
  const rows = bulletinTransitions.filter(
    ({ from, command, when }) => from === state && when === 'now' && onwards.includes(command),
  );
  if (rows.length === 0) return null;
  return (
    <ul className={styles.next}>
      {rows.map(({ command, roles }) => (
        <li key={command}>
          {say('desk.approval.next', {
            act: term('command', command),
            roles: roles.map((role) => term('role', role)).join(say('desk.listComma')),
          })}
        </li>
      ))}
    </ul>
  );
}

function Round({ number, steps }: { number: number; steps: readonly Step[] }) {
  const { say } = useWords();
  return (
    <section className={styles.round} aria-label={say('desk.approval.round', { number })}>
      <h3 className={styles.name}>{say('desk.approval.round', { number })}</h3>
      <ol className={styles.hands}>
        {steps.map((step) => (
          <li key={`${step.step} ${step.on} ${step.at} ${step.person}`} className={styles.hand}>
            <span className={styles.name}>{say(`desk.approval.step.${step.step}`)}</span>
            <Said step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}
