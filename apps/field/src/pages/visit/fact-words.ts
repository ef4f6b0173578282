import { useWords } from '@mingcha/ui';
import { useOpen } from '../../state/hooks.ts';
import { nameIn } from '../../state/pack.ts';
import { useStore } from '../../state/store.ts';
import type { FactWords } from '../../visit/media-acts.ts';
import { placeholderOf } from '../../visit/placeholder.ts';
import type { VisitView } from '../../visit/view.ts';

/** What stands in a finding that begins with a picture or a sound, until somebody sits down: what it is, and where. */
export function useFactWords(view: VisitView): {
  place: string;
  of: (medium: 'photo' | 'audio' | 'video') => FactWords;
} {
  const { say, language } = useWords();
  const pack = useStore(useOpen().pack);
  const window = nameIn(pack?.windows ?? [], view.state.fields?.window);
  const place = window ?? (view.unitName === '' ? say('field.fact.place') : view.unitName);
  return { place, of: (medium) => ({ observation: placeholderOf(medium, language), place }) };
}
