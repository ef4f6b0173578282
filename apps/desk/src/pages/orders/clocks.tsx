import { useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Chips } from '../../parts/chips.tsx';
import type { OrdersSearch } from './search.ts';

const colours = ['red', 'amber', 'green'] as const;
type Choice = (typeof colours)[number] | 'asked';

interface OrderClocksProps {
  chosen: OrdersSearch;
  onChoose: (change: Partial<OrdersSearch>) => void;
}

/** How many are overdue, due soon and in time; every number opens the rows behind it. */
export function OrderClocks({ chosen, onChoose }: OrderClocksProps) {
  const { say, term } = useWords();
  const counts = useQuery(useTRPC().orders.counts.queryOptions());
  const clocks = counts.data?.clocks ?? { red: 0, amber: 0, green: 0 };
  const tone = { red: 'stopped', amber: 'attention', green: 'done' } as const;
  const asked = counts.data?.asked ?? 0;
  return (
    <Chips<Choice>
      label={say('desk.order.due')}
      chosen={chosen.asked ? 'asked' : chosen.clock}
      chips={[
        ...colours.map((colour) => ({
          value: colour,
          label: term('clock', colour),
          count: clocks[colour],
          tone: tone[colour],
        })),
        ...(asked > 0
          ? [{ value: 'asked' as const, label: say('desk.order.extensionAsked'), count: asked }]
          : []),
      ]}
      onChoose={(value) =>
        onChoose(value === 'asked' ? { clock: undefined, asked: true } : { clock: value, asked: undefined })
      }
    />
  );
}
