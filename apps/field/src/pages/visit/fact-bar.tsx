import type { Style } from '@mingcha/domain/findings';
import { useWords } from '@mingcha/ui';
import { LongPress } from '../../parts/long-press.tsx';
import { styleKeys } from '../../visit/keys.ts';
import styles from './fact-bar.module.css';

type Recorded = 'audio' | 'video';

interface FactBarProps {
  covert: boolean;
  modes: readonly string[];
  recording: Recorded | null;
  onPhoto: () => void;
  /** Asked for in a way the card does not allow: it is said, and nothing is recorded. */
  onForbidden: (medium: Recorded) => void;
  onRecord: (medium: Recorded) => void;
  onWords: () => void;
  onKey: (style: Style) => void;
  onEnd: () => void;
  onAbort: () => void;
  onMore: () => void;
}

/** Everything a thumb reaches: the fact first, then the key, then the way out. */
export function FactBar(props: FactBarProps) {
  const { say, term } = useWords();
  const { covert, modes, recording, onPhoto, onForbidden, onRecord, onWords, onKey, onEnd, onAbort, onMore } =
    props;
  const word = (short: 'photo' | 'video' | 'audio' | 'note') =>
    say(covert ? `field.do.${short}.short` : `field.do.${short}`);
  return (
    <div className={styles.bar} data-covert={covert}>
      <div className={styles.facts}>
        <button
          type="button"
          data-off={!modes.includes('photo') && !modes.includes('scan')}
          onClick={onPhoto}
        >
          {word('photo')}
        </button>
        <button
          type="button"
          disabled={recording === 'audio'}
          data-off={!modes.includes('video')}
          aria-pressed={recording === 'video'}
          onClick={() => (modes.includes('video') ? onRecord('video') : onForbidden('video'))}
        >
          {word('video')}
        </button>
        <button
          type="button"
          disabled={recording === 'video'}
          data-off={!modes.includes('audio')}
          aria-pressed={recording === 'audio'}
          onClick={() => (modes.includes('audio') ? onRecord('audio') : onForbidden('audio'))}
        >
          {word('audio')}
        </button>
        <button type="button" onClick={onWords}>
          {word('note')}
        </button>
      </div>
      <div className={styles.keys}>
        {styleKeys.map(({ style, sign }) => (
          <LongPress
            key={style}
            className={styles.key}
            told={term('style', style)}
            onPress={() => onKey(style)}
          >
            {covert ? sign : term('style', style)}
          </LongPress>
        ))}
      </div>
      <div className={styles.out}>
        <button type="button" onClick={onEnd}>
          {say('field.visit.end')}
        </button>
        <button type="button" onClick={onAbort}>
          {say(covert ? 'field.abort.short' : 'field.abort.title')}
        </button>
        <button type="button" aria-label={say('field.visit.more')} onClick={onMore}>
          ⋯
        </button>
      </div>
    </div>
  );
}
