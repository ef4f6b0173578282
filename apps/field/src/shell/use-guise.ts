import { useWords } from '@mingcha/ui';
import { useStore } from '../state/store.ts';
import { guise } from './guise.ts';

/** What the tablet is called on its own screens: the name that its icon carries. */
export function useGuiseName(): string {
  const { say } = useWords();
  return say(`field.guise.${useStore(guise)}`);
}
