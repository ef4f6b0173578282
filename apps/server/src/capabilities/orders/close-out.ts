import { renderCloseOut } from '@mingcha/documents';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { scopeOf } from '@mingcha/domain/access';
import { printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { type CloseOutStep, CloseOutView } from '@mingcha/domain/orders';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { word } from '../printed-words.ts';
import { answerOf, itemTold, type SignedOrder, signedOrder } from './on-paper.ts';

/** 整改销号审批表 (D14) of item `n`: the office's own paper. */
export async function printCloseOut(ctx: SignedIn, id: string, n: number): Promise<Uint8Array> {
  if (scopeOf(ctx.session.roles, 'order.read') !== 'office') refuse('not-found', { subject: 'order' });
  const { services } = ctx;
  const view = closeOutView(await signedOrder(ctx, id), n);
  const code = `${services.settings.publicUrl}/orders/${id}`;
  return (await renderCloseOut(view, { fonts: fontsOf(services), digest, code })).bytes;
}

function closeOutView(signed: SignedOrder, n: number): CloseOutView {
  const { order, items, entries, handOf, view, office } = signed;
  const item = items.find((each) => each.n === n);
  if (item === undefined) refuse('order.item-unknown', { n: Number.isInteger(n) ? n : 0 });
  // Nobody has looked at it yet: there is nothing to close.
  if (item.verified === null) refuse('order.item-state', { n, state: `state.order-item.${item.state}` });
  const steps = entries.flatMap((entry): CloseOutStep[] => {
    const told = stepOf(entry, n);
    return told === null ? [] : [{ ...told, ...handOf(entry), said: printedParagraphs(told.said) }];
  });
  return CloseOutView.parse({
    v: 1,
    language: 'zh-CN',
    document: 'close-out',
    id: order.id,
    number: order.number,
    issuer: view.issuer.name,
    unit: view.recipient,
    ...itemTold(signed, n),
    due: item.dueDay,
    answer: item.result === null ? null : answerOf(item),
    steps,
    preparedOn: steps.at(-1)?.on ?? dayOf(Number(order.changedAt), office.zone),
  });
}

type Told = Pick<CloseOutStep, 'step' | 'verdict' | 'way'> & { readonly said: string };
const unjudged = { verdict: null, way: null } as const;
const open = (text: unknown): string =>
  typeof text === 'string' ? text : isTombstone(text) ? word('document.erased') : '';

/** What an entry says of this item. */
function stepOf(entry: Recorded, n: number): Told | null {
  switch (entry.kind) {
    case 'order.reported':
      return entry.payload.n.includes(n) ? { step: 'reported', ...unjudged, said: '' } : null;
    case 'order.item-verified': {
      const { n: of, result: verdict, method: way, note } = entry.payload;
      return of === n ? { step: 'verified', verdict, way, said: open(note) } : null;
    }
    case 'order.item-rejected':
      return entry.payload.n === n
        ? { step: 'rejected', ...unjudged, said: open(entry.payload.reason) }
        : null;
    case 'order.item-closed':
      return entry.payload.n === n
        ? { step: 'closed', ...unjudged, said: open(entry.payload.opinion) }
        : null;
    default:
      return null;
  }
}
