import type { Calendar } from '../calendar/calendar.ts';
import { causesOf, type Deadline, type Loadings, recounted } from '../calendar/deadline.ts';
import { recordedDeadline } from '../calendar/recorded-deadline.ts';
import type { PayloadOf } from '../kinds.ts';
import type { OrderDeadline } from './deadlines.ts';
import type { ItemState, ItemStatus, OrderState } from './order.ts';

type Recounted = PayloadOf<'order.recounted'>;

/** What the unit still has in its hands. */
const inHand: readonly ItemStatus[] = ['open', 'planned', 'rejected'];
/** What the unit has said nothing about yet, so that its clock runs. */
export const clockRuns = ({ status }: Pick<ItemState, 'status'>): boolean => inHand.includes(status);

/** Every clock of the order that runs, counted again by the office's calendar of today; null when none of them changes. */
export function recountOf(state: OrderState, calendar: Calendar, loadings: Loadings): Recounted | null {
  const moved: { before: Deadline; after: Deadline }[] = [];
  const again = (before: OrderDeadline | null): OrderDeadline | null => {
    const after = before === null ? null : recounted(calendar, before);
    if (before === null || after === null) return null;
    moved.push({ before, after });
    return recordedDeadline(after);
  };
  const deadlines = state.items.filter(clockRuns).flatMap(({ n, deadline: before }) => {
    const deadline = again(before);
    return deadline === null ? [] : [{ n, deadline }];
  });
  const acknowledge = state.status === 'served' ? again(state.acknowledgeBy) : null;
  const mayObject = state.objections === 0 && ['served', 'acknowledged'].includes(state.status);
  const object = mayObject ? again(state.objectBy) : null;
  return moved.length === 0 ? null : { deadlines, acknowledge, object, because: causesOf(loadings, moved) };
}

const running = { urged: 0, escalated: false } as const;

/** What was held against the unit by a day that has moved on is taken back with it. */
const forgiven = (item: ItemState): Partial<ItemState> => ({
  ...running,
  overdue: false,
  overdueTimes: item.overdue ? item.overdueTimes - 1 : item.overdueTimes,
});

export function applyRecount(
  state: OrderState,
  { deadlines, acknowledge, object }: Recounted,
  at: number,
): OrderState {
  const late = (deadline: Deadline) => at > deadline.due;
  return {
    ...state,
    ...(acknowledge && !late(acknowledge) ? running : {}),
    acknowledgeBy: acknowledge ?? state.acknowledgeBy,
    objectBy: object ?? state.objectBy,
    items: state.items.map((item) => {
      const deadline = deadlines.find(({ n }) => n === item.n)?.deadline;
      if (deadline === undefined) return item;
      return { ...item, deadline, ...(late(deadline) ? {} : forgiven(item)) };
    }),
  };
}
