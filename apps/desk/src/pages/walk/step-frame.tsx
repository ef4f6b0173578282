import { Button } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { Offline, RefusalNote, useWords } from '@mingcha/ui';
import { IconCircleCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Walk } from './demo-doors.ts';
import type { Line, Outcome, StepName } from './doing.ts';
import type { StepState, Walking } from './use-walk.ts';
import styles from './walk.module.css';
import { Ways } from './ways.tsx';

export interface StepProps {
  readonly name: StepName;
  readonly number: number;
  readonly walking: Walking;
  readonly walk: Walk;
  /** The one press of the page that comes next. */
  readonly isNext: boolean;
}

interface StepFrameProps extends StepProps {
  readonly onPress: () => void;
  /** Beside the words: the tablet, a document, clocks, what the check found. */
  readonly shown?: ReactNode;
  /** Under what was said at the end. */
  readonly children?: ReactNode;
}

/** One step: who does it in real life, what will happen, the press, what is being done, what came of it. */
export function StepFrame({ name, number, walking, walk, isNext, onPress, shown, children }: StepFrameProps) {
  const { say } = useWords();
  const { online } = useNetwork();
  const state = walking.stateOf(name);
  const { phase, outcome, refusal } = state;
  const done = phase === 'done';
  return (
    <li className={styles.step} data-phase={phase} data-step={name}>
      <div className={styles.body} data-wide={shown !== undefined}>
        <section className={styles.words} aria-labelledby={`walk-${name}`}>
          <h2 id={`walk-${name}`} className={styles.name}>
            <span className={styles.number} aria-hidden>
              {number}
            </span>
            {say(`walk.${name}.title`)}
            {done ? (
              <IconCircleCheck size="1.125rem" className={styles.done} aria-label={say('walk.done')} />
            ) : null}
          </h2>
          <p className={styles.who}>{say(`walk.${name}.who`)}</p>
          <p className={styles.will}>{say(`walk.${name}.will`)}</p>
          {online ? null : <Offline />}
          <div className={styles.press}>
            <Button
              variant={isNext || phase === 'running' ? 'filled' : 'default'}
              loading={phase === 'running'}
              disabled={!online || !walk.whole || (walking.busy !== null && walking.busy !== name)}
              onClick={onPress}
            >
              {say(done ? 'walk.again' : `walk.${name}.act`)}
            </Button>
            {walking.busy !== null && walking.busy !== name ? (
              <span className={styles.wait}>{say('walk.busy')}</span>
            ) : null}
          </div>
          <Lines state={state} walk={walk} />
          {refusal === null ? null : <RefusalNote refusal={refusal} />}
          {children}
          {outcome === null ? null : <Said outcome={outcome} walk={walk} busy={walking.busy !== null} />}
        </section>
        {shown === undefined ? null : <div className={styles.shown}>{shown}</div>}
      </div>
    </li>
  );
}

function Said({ outcome, walk, busy }: { outcome: Outcome; walk: Walk; busy: boolean }) {
  const { say } = useWords();
  return (
    <div className={styles.outcome} role="status">
      <p className={styles.said}>{say(outcome.said, outcome.facts)}</p>
      <Ways ways={outcome.ways} walk={walk} busy={busy} />
    </div>
  );
}

/** What is done, as it is done; the last line is the one at work. */
function Lines({ state: { lines, phase }, walk }: { state: StepState; walk: Walk }) {
  const { say, term } = useWords();
  if (lines.length === 0) return null;
  const whoOf = ({ who }: Line) => {
    const account = walk.accounts.find(({ username }) => username === who);
    if (account !== undefined)
      return say('walk.person', { name: account.name, role: term('role', account.roles[0]) });
    // Somebody without an account, known by their role.
    return who === undefined ? say('walk.machine') : term('role', who);
  };
  return (
    <ol className={styles.lines} aria-live="polite" aria-busy={phase === 'running'}>
      {lines.map((line, at) => (
        <li key={`${line.who ?? ''} ${line.word}`} data-last={phase === 'running' && at === lines.length - 1}>
          <span className={styles.lineWho}>{whoOf(line)}</span>
          <span>{say(line.word, line.facts)}</span>
        </li>
      ))}
    </ol>
  );
}
