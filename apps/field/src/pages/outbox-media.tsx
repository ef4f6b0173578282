import { Empty, useWords } from '@mingcha/ui';
import type { MediumRow } from '../journal/device-db.ts';
import { LongList, type RowPlace } from '../parts/long-list.tsx';
import { Press } from '../parts/press.tsx';
import { sizeOf } from '../parts/size-of.ts';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import { isSpared } from '../sync/media.ts';
import { kindOfMime } from '../sync/still-here.ts';
import styles from './outbox.module.css';

/** Every picture and recording that the office does not have yet, and where each of them stands. */
export function OutboxMedia({ waiting, ever }: { waiting: readonly MediumRow[]; ever: boolean }) {
  const { say } = useWords();
  if (waiting.length === 0) {
    return (
      <Empty
        title={say('field.outbox.media.none')}
        why={say(ever ? 'field.outbox.media.none.why' : 'field.outbox.media.none.yet')}
      />
    );
  }
  return (
    <LongList rows={waiting} about={rowHeight} keyOf={idOf} className={styles.list}>
      {(medium, place) => <Waiting medium={medium} place={place} />}
    </LongList>
  );
}

const rowHeight = 56;
const idOf = ({ id }: MediumRow) => id;

function Waiting({ medium, place }: { medium: MediumRow; place: RowPlace }) {
  const { say } = useWords();
  const { sync } = useOpen();
  const { sending, sparing } = useStore(sync.state);
  const running = sending[medium.id];
  const sent = running?.sent ?? medium.sentBytes;
  const spared = medium.state === 'whole' && isSpared(medium, sparing);
  const percent = medium.size === 0 ? 0 : Math.floor((sent / medium.size) * 100);
  return (
    <li className={styles.medium} {...place}>
      <span className={styles.row}>
        <span>
          {say(`field.media.${kindOfMime(medium.mime)}`)}{' '}
          <span className={styles.soft}>{sizeOf(medium.size)}</span>
        </span>
        <span className={styles.soft}>
          {say(`field.outbox.medium.${running ? 'running' : spared ? 'spared' : placeOf(medium)}`, {
            percent,
          })}
        </span>
      </span>
      {medium.size > 0 && medium.state === 'whole' ? (
        <progress
          className={styles.progress}
          max={medium.size}
          value={sent}
          aria-label={say('field.outbox.medium.running', { percent })}
        />
      ) : null}
      {spared ? (
        <Press look="bare" onClick={() => void sync.sendNow(medium.id)}>
          {say('field.thrift.now')}
        </Press>
      ) : null}
    </li>
  );
}

function placeOf({ state, trouble, entry }: MediumRow): 'writing' | 'sent' | 'trouble' | 'entry' | 'next' {
  if (state === 'writing') return 'writing';
  if (state === 'sent' || state === 'received') return 'sent';
  if (trouble) return 'trouble';
  return entry === null ? 'entry' : 'next';
}
