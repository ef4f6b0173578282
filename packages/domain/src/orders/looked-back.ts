import { given } from '../fact.ts';
import type { Recorded } from '../lifecycle.ts';
import { type Made, made } from '../machine.ts';
import { isTombstone } from '../primitives.ts';
import { orderDeadline } from './deadlines.ts';
import type { LookBackState } from './look-back.ts';
import type { ItemState, OrderFacts, OrderState } from './order.ts';

const resultsOf = ({ recorded }: LookBackState) =>
  (recorded?.items ?? []).map(({ n, result }) => ({ n, result }));

const told = (lookBack: LookBackState) => ({
  lookBack: lookBack.id ?? '',
  on: lookBack.recorded?.on ?? '',
  results: resultsOf(lookBack),
});

/** Items that had come back. */
export const relapsedIn = (lookBack: LookBackState): number[] =>
  resultsOf(lookBack).flatMap(({ n, result }) => (result === 'relapsed' ? [n] : []));

export const madeArchived = (lookBack: LookBackState): readonly Made[] =>
  made('order.archived', told(lookBack));

/** Each item that relapsed has as many working days again as it was first given; nobody bargains about them. */
export function madeReopened(
  { fields }: OrderState,
  lookBack: LookBackState,
  { calendar, now }: OrderFacts & { readonly now: number },
): readonly Made[] {
  const again = relapsedIn(lookBack);
  const daysOf = (n: number) => fields?.items.find((item) => item.n === n)?.days ?? 1;
  const seen = lookBack.recorded?.seen;
  return made('order.reopened', {
    ...told(lookBack),
    deadlines: again.map((n) => ({
      n,
      deadline: orderDeadline(given(calendar, 'calendar'), now, daysOf(n)),
    })),
    seen: seen === undefined || isTombstone(seen) ? [] : seen.filter(({ n }) => again.includes(n)),
  });
}

/** What held stays closed. What relapsed begins anew, with a plan of its own, and nobody has verified it. */
export function lookedBack(
  state: OrderState,
  entry: Recorded<'order.archived' | 'order.reopened'>,
): OrderState {
  const { results } = entry.payload;
  const deadlines = entry.kind === 'order.reopened' ? entry.payload.deadlines : [];
  return {
    ...state,
    items: state.items.map((item): ItemState => {
      const lookBack = results.find(({ n }) => n === item.n)?.result ?? item.lookBack;
      const deadline = deadlines.find(({ n }) => n === item.n)?.deadline;
      if (deadline === undefined) return { ...item, lookBack };
      return {
        ...item,
        status: 'open',
        deadline,
        extensions: 0,
        asked: null,
        overdue: false,
        urged: 0,
        escalated: false,
        verifier: null,
        verified: null,
        closedBy: null,
        lookBack,
        relapses: item.relapses + 1,
      };
    }),
  };
}
