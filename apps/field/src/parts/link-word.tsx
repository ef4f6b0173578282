import { useWords } from '@mingcha/ui';
import { use } from 'react';
import { OpenContext } from '../state/open-context.ts';
import { useStore } from '../state/store.ts';
import type { Open } from '../state/tablet.ts';
import { isAllGone } from '../sync/still-here.ts';
import type { SyncState } from '../sync/sync.ts';

/** One short word on every screen: is everything at the office, on its way, or still here. */
export function LinkWord() {
  const open = use(OpenContext);
  return open === null ? null : <Word open={open} />;
}

function Word({ open }: { open: Open }) {
  const { say } = useWords();
  const state = useStore(open.sync.state);
  const { word, percent } = wordOf(state);
  return <span>{say(`field.link.${word}`, { percent })}</span>;
}

/** Neutral, for an onlooker may read it: it speaks of the line and of things, never of what they are. */
export function wordOf({ link, busy, sending, here, sparing }: SyncState) {
  const pieces = Object.values(sending);
  const sent = pieces.reduce((sum, each) => sum + each.sent, 0);
  const of = pieces.reduce((sum, each) => sum + each.of, 0);
  const percent = of === 0 ? 0 : Math.floor((sent / of) * 100);
  const onlyFilms = here.videos > 0 && here.entries + here.photos + here.sounds === 0;
  const word = () => {
    if (link === 'away') return 'away' as const;
    if (pieces.length > 0) return 'uploading' as const;
    if (link === 'unknown') return 'unknown' as const;
    if (isAllGone(here)) return 'there' as const;
    if (busy) return 'busy' as const;
    return sparing && onlyFilms ? ('spared' as const) : ('waiting' as const);
  };
  return { word: word(), percent };
}
