import { useWords } from '@mingcha/ui';
import { useLocation } from '@tanstack/react-router';
import { Tabs } from '../parts/tabs.tsx';
import { useSession } from '../session/session-context.ts';
import { isAt, placesOf } from './navigation.ts';

/** The lists that share one word of the menu, above each of them. With one list there is nothing to choose. */
export function PlaceTabs() {
  const { say } = useWords();
  const { roles } = useSession();
  const { pathname } = useLocation();
  const place = placesOf(roles).find((one) => isAt(one, pathname));
  if (!place || place.pages.length < 2) return null;
  return (
    <Tabs label={say(place.word)} tabs={place.pages.map(({ to, word }) => ({ to, label: say(word) }))} />
  );
}
