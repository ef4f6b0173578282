import { Clock, Tag, useWords } from '@mingcha/ui';
import type { Outcome, Run, ShownClock, StepName } from './doing.ts';
import { StepFrame, type StepProps } from './step-frame.tsx';
import { dispute } from './steps/dispute.ts';
import { order } from './steps/order.ts';
import { paper } from './steps/paper.ts';
import { review } from './steps/review.ts';
import { verify } from './steps/verify.ts';
import styles from './walk.module.css';

type PlainName = Exclude<StepName, 'tablet' | 'one-byte'>;
const runs: Readonly<Record<PlainName, Run>> = { review, dispute, paper, order, verify };

/** A step that needs nothing but its press. */
export function PlainStep(props: StepProps & { readonly name: PlainName }) {
  const { name, walking } = props;
  const { outcome } = walking.stateOf(name);
  const shown = outcome === null ? undefined : shownOf(outcome);
  return (
    <StepFrame
      {...props}
      onPress={() => void walking.run(name, runs[name])}
      {...(shown === undefined ? {} : { shown })}
    />
  );
}

function shownOf({ pdf, clocks }: Outcome) {
  if (pdf !== undefined) return <Paper address={pdf} />;
  if (clocks !== undefined) return <Clocks clocks={clocks} />;
  return undefined;
}

function Paper({ address }: { address: string }) {
  const { say } = useWords();
  return (
    <figure className={styles.paper}>
      <iframe
        src={`${address}#toolbar=0&navpanes=0&view=FitH`}
        title={say('walk.paper.pdf')}
        className={styles.pdf}
      />
      <figcaption>
        <a href={address} target="_blank" rel="noreferrer">
          {say('walk.paper.open')}
        </a>
      </figcaption>
    </figure>
  );
}

const tones = { green: 'done', amber: 'attention', red: 'stopped' } as const;

/** One of each colour, as they stand in the list of orders at this moment. */
function Clocks({ clocks }: { clocks: readonly ShownClock[] }) {
  const { say, term } = useWords();
  return (
    <ul className={styles.clocks} aria-label={say('walk.order.clocks')}>
      {clocks.map(({ colour, id, title, due, workingDays, count }) => (
        <li key={id} data-colour={colour}>
          <span className={styles.clockHead}>
            <Tag tone={tones[colour]} label={term('clock', colour)} />
            <span>{say('walk.order.count', { rows: count })}</span>
          </span>
          <span className={styles.clockTitle}>{title}</span>
          <Clock due={due} workingDays={workingDays} />
        </li>
      ))}
    </ul>
  );
}
