import { renderAppeal } from '@mingcha/documents';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { AppealView } from '@mingcha/domain/accountability';
import { dayOf } from '@mingcha/domain/calendar';
import { say } from '@mingcha/words';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { refuse } from '../../refused.ts';
import { zoneOf } from '../office-time.ts';
import { digest } from './appeal-view.ts';

type Decided = Extract<Recorded, { kind: 'appeal.decided' }>;

/**
 * The decision on an appeal (D20), from the view that lies in its own entry: whoever reads it as the appellant finds it
 * once it was served, and not a minute before.
 */
export async function printAppeal(
  ctx: SignedIn,
  id: string,
): Promise<{ readonly bytes: Uint8Array; readonly filename: string }> {
  const { services, session, verb } = ctx;
  const served = verb === 'appeal.own' ? { servedAt: { not: null } } : {};
  const { row, decided, zone } = await services.db.read(async (reader) => ({
    row: await reader.prisma.appeal.findFirst({
      where: { AND: [scope(ctx, verb, 'Appeal'), served, { id }] },
      select: { number: true, viewHash: true },
    }),
    decided: (await reader.recordedOf({ type: 'appeal', id })).findLast(
      (entry): entry is Decided => entry.kind === 'appeal.decided',
    ),
    zone: await zoneOf(reader, session.office),
  }));
  if (row === null || decided?.payload.view === undefined) refuse('not-found', { subject: 'appeal' });
  const { view, viewHash } = decided.payload;
  if (isTombstone(view)) refuse('payload-unreadable');
  const day = decided.payload.paper?.decidedOn ?? dayOf(decided.at, zone);
  const number = row.number ?? say('zh-CN', 'document.appeal.open-number');
  const document = await renderAppeal(AppealView.parse(view), {
    fonts: fontsOf(services),
    digest,
    imprint: { number, date: day, printedOn: day, seal: 'space', copy: null },
  });
  if (document.viewHash !== viewHash) throw new Error(`the view of ${id} is not the one that was decided`);
  return { bytes: document.bytes, filename: `${row.number ?? id}.pdf` };
}
