import { expectedNeed, type SelfTestPart, selfTestParts } from '@mingcha/domain/visits';
import { Tag, useWords } from '@mingcha/ui';
import { sizeOf } from '../parts/size-of.ts';
import type { Found, Occasion } from './checks.ts';
import styles from './test-list.module.css';
import type { RunningTest } from './use-self-test.ts';

type Say = ReturnType<typeof useWords>['say'];

/** What to do about it, in one sentence; null where it is good. */
export function adviceFor(say: Say, part: SelfTestPart, found: Found, { modes }: Occasion): string | null {
  if (found.outcome === 'good') return null;
  const need = sizeOf(expectedNeed(modes));
  switch (part) {
    case 'browser':
      return say('field.test.browser.fault', { missing: (found.missing ?? []).join(say('field.comma')) });
    case 'space':
      return found.free === undefined
        ? say('field.test.space.look', { need })
        : say('field.test.space.fault', { need, free: sizeOf(found.free) });
    case 'battery':
      return found.battery === undefined
        ? say('field.test.battery.look')
        : say('field.test.battery.fault', { percent: found.battery });
    case 'clock':
      return clockAdvice(say, found);
    case 'pack': {
      const missing = (found.missing ?? []).map((each) => say(`field.test.pack.${each as 'units'}`));
      return say('field.test.pack.fault', { missing: missing.join(say('field.comma')) });
    }
    case 'version':
      return say(found.outcome === 'look' ? 'field.test.version.look' : 'field.test.version.fault');
    default:
      return say(`field.test.${part}.fault`);
  }
}

function clockAdvice(say: Say, { outcome, clockOff, days }: Found): string {
  if (clockOff === null || clockOff === undefined) return say('field.test.clock.never');
  return outcome === 'look'
    ? say('field.test.clock.look', { days: days ?? 0 })
    : say('field.test.clock.fault', { minutes: Math.round(Math.abs(clockOff) / 60_000) });
}

const tones = { good: 'done', fault: 'attention', look: 'open' } as const;
const words = { good: 'field.test.ok', fault: 'field.test.not', look: 'field.test.look' } as const;

interface TestListProps {
  test: RunningTest;
  occasion: Occasion;
  /** Leaves out what is good: before a visit only what has to be seen to is news. */
  onlyFaults?: boolean;
}

/** Part by part: good, or a sentence that says what to do. */
export function TestList({ test, occasion, onlyFaults = false }: TestListProps) {
  const { say } = useWords();
  const shown = selfTestParts.filter(
    (part) => !onlyFaults || (test.outcomes[part]?.outcome ?? 'good') !== 'good',
  );
  return (
    <ul className={styles.list}>
      {shown.map((part) => {
        const found = test.outcomes[part];
        const advice = found === undefined ? null : adviceFor(say, part, found, occasion);
        return (
          <li key={part} className={styles.part}>
            <span className={styles.words}>
              {say(`field.test.${part}`)}
              {part === 'space' && found?.outcome === 'good' && found.free !== undefined ? (
                <span className={styles.soft}>
                  {say('field.test.need', {
                    need: sizeOf(expectedNeed(occasion.modes)),
                    free: sizeOf(found.free),
                  })}
                </span>
              ) : null}
              {part === 'canary' && !onlyFaults ? (
                <span className={styles.soft}>{say('field.test.canary.what')}</span>
              ) : null}
              {advice === null ? null : <span className={styles.advice}>{advice}</span>}
            </span>
            {found === undefined ? (
              <span className={styles.soft}>
                {say(test.running === part ? 'field.test.running' : 'field.test.waiting')}
              </span>
            ) : (
              <Tag tone={tones[found.outcome]} label={say(words[found.outcome])} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
