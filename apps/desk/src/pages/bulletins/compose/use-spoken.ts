import type { DndContextProps } from '@dnd-kit/core';
import { useWords } from '@mingcha/ui';
import { type Place, placeOf } from './order.ts';
import type { Findings } from './use-findings.ts';

/** What is said to whoever moves a finding without seeing it move. */
export function useSpoken(order: readonly string[], { styleOf, infoOf }: Findings) {
  const { say } = useWords();
  const wordsOf = (id: string) => infoOf(id)?.observation?.slice(0, 24) ?? '';
  const place = (id: string, at: Place | null): string =>
    at === null
      ? removed(id)
      : say('desk.compose.at', {
          words: wordsOf(id),
          section: say(`desk.compose.section.${at.section}`),
          at: at.at,
          of: at.of,
        });
  const removed = (id: string) => say('desk.compose.removed', { words: wordsOf(id) });
  const otherSection = (id: string) => {
    const section = placeOf(order, id, styleOf)?.section ?? 'other';
    return say('desk.compose.otherSection', { section: say(`desk.compose.section.${section}`) });
  };
  const over = (id: string, target: string): string => {
    const [own, there] = [placeOf(order, id, styleOf), placeOf(order, target, styleOf)];
    if (there === null) return '';
    return own !== null && own.section !== there.section ? otherSection(id) : place(id, there);
  };
  const accessibility: DndContextProps['accessibility'] = {
    screenReaderInstructions: { draggable: say('desk.compose.instructions') },
    announcements: {
      onDragStart: ({ active }) => say('desk.compose.lifted', { words: wordsOf(String(active.id)) }),
      onDragOver: ({ active, over: target }) =>
        target === null ? undefined : over(String(active.id), String(target.id)),
      // What came of it is said by the page itself, once.
      onDragEnd: () => undefined,
      onDragCancel: () => say('desk.compose.cancelled'),
    },
  };
  return { place, removed, otherSection, accessibility };
}
