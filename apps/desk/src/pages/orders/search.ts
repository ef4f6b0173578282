import { orderStates } from '@mingcha/domain/orders';
import { z } from 'zod';
import { direction, oneOf, word, yes } from '../../parts/search.ts';

export const OrdersSearch = z.object({
  state: oneOf(orderStates),
  clock: oneOf(['red', 'amber', 'green']),
  asked: yes,
  escalated: yes,
  lookBack: oneOf(['due', 'to-confirm', 'open']),
  unit: word,
  finding: word,
  text: word,
  sort: oneOf(['dueSort', 'changedAt']),
  direction,
});
/** The revoked order in whose place it is drafted. */
export const NewOrderSearch = z.object({ replaces: word });
export type OrdersSearch = z.infer<typeof OrdersSearch>;

export function ordersInput({ state, ...rest }: OrdersSearch) {
  return { ...rest, ...(state ? { state: [state] } : {}), limit: 50 };
}
