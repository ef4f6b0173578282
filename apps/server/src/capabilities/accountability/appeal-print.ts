import { type RenderedDocument, renderAppeal } from '@mingcha/documents';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { AppealView } from '@mingcha/domain/accountability';
import type { BulletinImprint } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { checkAddress } from '../../papers/check-address.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { zoneOf } from '../office-time.ts';
import { type SealedFile, sealedFile } from './case-texts.ts';

type Decided = Extract<Recorded, { kind: 'appeal.decided' }>;

/** What was decided on an appeal (D20), as its own entry has it. */
export interface AppealDecision {
  readonly view: AppealView;
  /** Its hash, as the code on its page says it. */
  readonly frozen: string;
  /** Of the office's own register; null: the organ writes its own by hand, and the code says which appeal it is. */
  readonly number: string | null;
  readonly dated: string;
  readonly zone: string;
  /** The file that a key has sealed; null: none has. */
  readonly sealed: SealedFile | null;
}

/** Null: nothing is decided, or not by a text of its own. `erased`: its words are gone. */
export function decisionIn(entries: readonly Recorded[], zone: string): AppealDecision | 'erased' | null {
  const decided = entries.findLast((entry): entry is Decided => entry.kind === 'appeal.decided');
  if (decided?.payload.view === undefined) return null;
  const { view, viewHash = '', number, paper } = decided.payload;
  if (isTombstone(view)) return 'erased';
  return {
    view: AppealView.parse(view),
    frozen: viewHash,
    number: number?.number ?? null,
    dated: paper?.decidedOn ?? dayOf(decided.at, zone),
    zone,
    sealed: sealedFile(entries, viewHash),
  };
}

/** Within the reader's rights: whoever reads it as the appellant finds it once it was served, and not a minute before. */
export async function decisionOn(ctx: SignedIn, id: string) {
  const { services, session, verb } = ctx;
  const served = verb === 'appeal.own' ? { servedAt: { not: null } } : {};
  const { row, decision } = await services.db.read(async (reader) => ({
    row: await reader.prisma.appeal.findFirst({
      where: { AND: [scope(ctx, verb, 'Appeal'), served, { id }] },
      select: { number: true, state: true, sealedAt: true },
    }),
    decision: decisionIn(
      await reader.recordedOf({ type: 'appeal', id }),
      await zoneOf(reader, session.office),
    ),
  }));
  if (row === null || decision === null) refuse('not-found', { subject: 'appeal' });
  if (decision === 'erased') refuse('payload-unreadable');
  return { row, decision };
}

/** The number and day it is printed under. */
export const imprintOf = (
  { view, number, dated }: AppealDecision,
  seal: BulletinImprint['seal'],
): BulletinImprint => ({ number: number ?? view.id, date: dated, printedOn: dated, seal, copy: null });

/** Throws where the stored view is not the one that was decided. */
export async function printDecision(
  services: Services,
  decision: AppealDecision,
  seal: BulletinImprint['seal'],
  organNumber: string | null = null,
): Promise<RenderedDocument> {
  const { view, frozen } = decision;
  const document = await renderAppeal(view, {
    fonts: fontsOf(services),
    digest,
    imprint: imprintOf(decision, seal),
    organNumber,
    check: checkAddress(services.settings),
  });
  if (document.viewHash !== frozen) throw new Error(`the view of ${view.id} is not the one that was decided`);
  return document;
}

interface Printed {
  readonly bytes: Uint8Array;
  readonly filename: string;
}

/** The document as it stands: sealed by a key, or saying on every page that it is not sealed. */
export async function printAppeal(ctx: SignedIn, id: string): Promise<Printed> {
  const { row, decision } = await decisionOn(ctx, id);
  const bytes = decision.sealed?.bytes ?? (await printDecision(ctx.services, decision, 'unsealed')).bytes;
  return { bytes, filename: `${row.number ?? id}.pdf` };
}

/** 用印稿: clean, with room for a seal of metal. */
export async function printAppealForSeal(ctx: SignedIn, id: string): Promise<Printed> {
  const { row, decision } = await decisionOn(ctx, id);
  if (row.sealedAt !== null) refuse('seal.done-already');
  const { bytes } = await printDecision(ctx.services, decision, 'space');
  return { bytes, filename: `${row.number ?? id}.pdf` };
}
