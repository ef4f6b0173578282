import { useWords } from '@mingcha/ui';
import { Press, PressRow } from '../parts/press.tsx';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import type { ThriftSwitch as Said } from '../sync/thrift.ts';
import styles from './outbox.module.css';

const ways: readonly Said[] = ['auto', 'on', 'off'];

/** Whether video goes over a line that is paid by the byte. The browser does not always know; a person does. */
export function ThriftSwitch() {
  const { say } = useWords();
  const { sync } = useOpen();
  const { thrift } = useStore(sync.state);
  return (
    <section>
      <h2 className={styles.head}>{say('field.thrift.title')}</h2>
      <PressRow>
        {ways.map((way) => (
          <Press
            key={way}
            look={thrift === way ? 'filled' : 'line'}
            aria-pressed={thrift === way}
            onClick={() => void sync.spare(way)}
          >
            {say(`field.thrift.${way}`)}
          </Press>
        ))}
      </PressRow>
    </section>
  );
}
