import { toneOf, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Chips } from '../../parts/chips.tsx';
import type { FindingsSearch } from './search.ts';

const shown = [
  'proposed',
  'returned',
  'disputed',
  'confirmed',
  'referred',
  'withdrawn',
  'dismissed',
] as const;

interface FindingCountsProps {
  chosen: FindingsSearch;
  onChoose: (change: Partial<FindingsSearch>) => void;
}

/** How many stand where; every number opens the rows behind it. */
export function FindingCounts({ chosen, onChoose }: FindingCountsProps) {
  const { say, term } = useWords();
  const counts = useQuery(useTRPC().findings.counts.queryOptions());
  const states = counts.data?.states ?? {};
  const contested = counts.data?.contested ?? 0;
  return (
    <Chips<NonNullable<FindingsSearch['state']> | 'contested'>
      label={say('desk.state')}
      chosen={chosen.contested ? 'contested' : chosen.state}
      chips={[
        ...shown
          .filter((state) => states[state] !== undefined)
          .map((state) => ({
            value: state,
            label: term('state.finding', state),
            count: states[state] ?? 0,
            tone: toneOf(state, 'finding'),
          })),
        ...(contested > 0
          ? [
              {
                value: 'contested' as const,
                label: say('desk.contested'),
                count: contested,
                tone: 'attention' as const,
              },
            ]
          : []),
      ]}
      onChoose={(value) =>
        onChoose(
          value === 'contested'
            ? { state: undefined, contested: true }
            : { state: value, contested: undefined },
        )
      }
    />
  );
}
