import { useWords } from '@mingcha/ui';
import { nameIn } from '../state/pack.ts';
import type { Open } from '../state/tablet.ts';
import type { FactWords } from './media-acts.ts';
import type { MediaPlan } from './media-plan.ts';
import { placeholderOf } from './placeholder.ts';
import { viewOf } from './view.ts';

/** Words for a finding whose picture or recording outlived its screen. */
export function useRecoveredWords(open: Open): (plan: MediaPlan) => FactWords {
  const { say, language } = useWords();
  return (plan) => {
    const pack = open.pack.get();
    const view = viewOf(open.notebook, pack, plan.visit);
    const window = nameIn(pack?.windows ?? [], view.state.fields?.window);
    return {
      observation: placeholderOf(plan.medium, language),
      place: window ?? (view.unitName === '' ? say('field.fact.place') : view.unitName),
    };
  };
}
