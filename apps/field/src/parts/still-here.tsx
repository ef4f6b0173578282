import { useWords } from '@mingcha/ui';
import { useOpen } from '../state/hooks.ts';
import { useStore } from '../state/store.ts';
import { isAllGone, type StillHere } from '../sync/still-here.ts';
import type { SyncState } from '../sync/sync.ts';
import { sizeOf } from './size-of.ts';

/** As a list within a sentence: three photos, two entries. */
export function useWhatIsHere(): (here: StillHere) => string {
  const { language, say } = useWords();
  return (here) => {
    const parts = [
      here.photos > 0 ? say('field.here.photos', { count: here.photos }) : '',
      here.sounds > 0 ? say('field.here.sounds', { count: here.sounds }) : '',
      here.videos > 0 ? say('field.here.videos', { count: here.videos }) : '',
      here.entries > 0 ? say('field.here.entries', { count: here.entries }) : '',
    ].filter((part) => part !== '');
    return new Intl.ListFormat(language, { type: 'conjunction' }).format(parts);
  };
}

/** In a sentence: what is still on this tablet, how much that is, and when it goes. */
export function StillHereSentence() {
  const { language, say } = useWords();
  const whatOf = useWhatIsHere();
  const state = useStore(useOpen().sync.state);
  const { here } = state;
  if (isAllGone(here)) return <p role="status">{say('field.here.none')}</p>;
  const what = whatOf(here);
  const sized = here.bytes > 0;
  return (
    <p role="status">
      {say(sized ? 'field.here.still.sized' : 'field.here.still', { what, size: sizeOf(here.bytes) })}
      {language === 'en' ? ' ' : ''}
      {say(`field.here.when.${whenOf(state)}`)}
    </p>
  );
}

export function whenOf({ link, busy, sparing, here }: SyncState): 'away' | 'spared' | 'now' | 'soon' {
  if (link === 'away') return 'away';
  if (sparing && here.videos > 0) return 'spared';
  return busy ? 'now' : 'soon';
}
