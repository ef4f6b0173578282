import { renderLookBack } from '@mingcha/documents';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { printedLine } from '@mingcha/domain/bulletins';
import { dayOf, daysBetween, localParts } from '@mingcha/domain/calendar';
import { LookBackView, lookBackLifecycle } from '@mingcha/domain/orders';
import { stateOf } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { namesOf } from '../registry/queries.ts';
import { inspectorsOf } from './look-back-clock.ts';
import { lookBackRow } from './look-back-queries.ts';
import { entriesOf, itemTold, lineOf, type SignedOrder, signedOrder } from './on-paper.ts';

/** “回头看”核查记录 (D15) of an order that was closed, for the two who look whether it held. */
export async function printLookBack(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { services } = ctx;
  const signed = await signedOrder(ctx, id);
  const { order, items, office } = signed;
  const count = items.filter(({ state }) => state !== 'closed').length;
  if (count > 0) refuse('order.items-open', { count });
  if (order.state !== 'closed' || order.closedAt === null) refuse('not-found', { subject: 'order' });
  const zoned = (at: number | bigint | null) => dayOf(Number(at), office.zone);
  const closedOn = zoned(order.closedAt);
  const today = zoned(services.now());
  return printed(ctx, {
    ...headOf(signed),
    closedOn,
    days: daysBetween(closedOn, today),
    items: items.map(({ n, result, closedAt }) => ({
      ...itemTold(signed, n),
      result: result === null ? null : lineOf(result),
      closedOn: zoned(closedAt ?? order.closedAt),
    })),
    before: await partakers(ctx, signed),
    preparedOn: today,
  });
}

const headOf = ({ order, view }: SignedOrder) =>
  ({
    v: 1,
    language: 'zh-CN',
    document: 'look-back',
    id: order.id,
    number: order.number,
    issuer: view.issuer.name,
    unit: view.recipient,
  }) as const;

async function printed({ services }: SignedIn, sheet: LookBackView): Promise<Uint8Array> {
  const code = `${services.settings.publicUrl}/orders/${sheet.id}`;
  const material = { fonts: fontsOf(services), digest, code };
  return (await renderLookBack(LookBackView.parse(sheet), material)).bytes;
}

/** The same with what was recorded, printed of the entries: the sheet that goes into the file. */
export async function printLookedBack(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { services } = ctx;
  const { order } = await services.db.read((reader) => lookBackRow(ctx, reader, id));
  const entries = await services.db.read((reader) => reader.recordedOf({ type: 'look-back', id }));
  const state = stateOf(lookBackLifecycle, entries);
  const { recorded, closedOn, before } = state;
  const by = entriesOf(entries, 'look-back.recorded').at(-1);
  if (recorded === null || by === undefined || closedOn === null || state.status === 'due')
    refuse('not-found', { subject: 'look-back' });
  const signed = await signedOrder(ctx, order);
  const second = entriesOf(entries, 'look-back.confirmed').at(-1);
  const names = await services.db.read((reader) =>
    namesOf(reader, signed.office.id, [
      ...before.map(({ person }) => person),
      ...[by, second].map((entry) => entry?.actor.person ?? null),
    ]),
  );
  const nameOf = (person: string) => printedLine(names[person] ?? '—');
  const { zone } = signed.office;
  const hand = ({ actor, at }: Recorded) => {
    const { day: on, time } = localParts(at, zone);
    return { person: nameOf(actor.person), on, at: time };
  };
  const seen = isTombstone(recorded.seen) ? [] : recorded.seen;
  return printed(ctx, {
    ...headOf(signed),
    closedOn,
    days: daysBetween(closedOn, recorded.on),
    items: itemsWhenClosed(signed, state.closing ?? '', state.items, closedOn),
    before: [...new Set(before.map(({ person }) => nameOf(person)))],
    found: {
      way: recorded.method,
      on: recorded.on,
      results: recorded.items.map(({ n, result: verdict }) => ({
        n,
        verdict,
        seen: lineOf(seen.find((each) => each.n === n)?.text ?? null),
      })),
      recorded: hand(by),
      confirmed: second === undefined ? null : hand(second),
    },
    preparedOn: dayOf((second ?? by).at, zone),
  });
}

/** What the unit had said and when each was closed, as it stood then: since then it may have begun anew. */
function itemsWhenClosed(
  signed: SignedOrder,
  closing: string,
  numbers: readonly number[],
  closedOn: string,
): LookBackView['items'] {
  const end = signed.entries.findIndex(({ hash }) => hash === closing);
  const before = signed.entries.slice(0, end + 1);
  return numbers.map((n) => {
    const answer = entriesOf(before, 'order.reported').findLast(({ payload }) => payload.n.includes(n));
    const told = answer === undefined || isTombstone(answer.payload.items) ? [] : answer.payload.items;
    const closed = entriesOf(before, 'order.item-closed').findLast(({ payload }) => payload.n === n);
    const result = told.find((each) => each.n === n)?.result ?? null;
    return {
      ...itemTold(signed, n),
      result: result === null ? null : lineOf(result),
      closedOn: closed === undefined ? closedOn : dayOf(closed.at, signed.office.zone),
    };
  });
}

/** Who inspected, verified or closed, by name: none of them looks back. */
const partakers = ({ services }: SignedIn, { items, office }: SignedOrder): Promise<string[]> =>
  services.db.read(async (reader) => {
    const inspected = await inspectorsOf(
      reader,
      office.id,
      items.map(({ finding }) => finding),
    );
    const people = [...inspected, ...items.flatMap(({ verifiedBy, closedBy }) => [verifiedBy, closedBy])];
    const names = await namesOf(reader, office.id, people);
    return [...new Set(people.flatMap((person) => (person === null ? [] : [names[person] ?? '—'])))].map(
      printedLine,
    );
  });
