import { createHash } from 'node:crypto';
import type { Reader } from '@mingcha/db';
import { renderCase, type Slip } from '@mingcha/documents';
import { idOf, isTombstone, type Recorded } from '@mingcha/domain';
import { CaseView, caseDocuments } from '@mingcha/domain/accountability';
import { dayOf } from '@mingcha/domain/calendar';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { refuse } from '../../refused.ts';
import { issue as issuePass } from '../access/pass-commands.ts';
import { endOfDay, zoneOf } from '../office-time.ts';

export const CaseDocument = z.enum(caseDocuments);
type CaseDocument = z.infer<typeof CaseDocument>;

export const PrintWithCode = z.object({
  id: idOf('case'),
  document: CaseDocument.extract(['prior-notice', 'case-decision']),
  /** Of a unit: whose seat answers. Of a person it is the person. */
  seat: idOf('seat').optional(),
  /** The last day on which the code opens the case. */
  until: z.iso.date(),
});
export const PrintedWithCode = z.object({
  pass: z.string(),
  code: z.string(),
  address: z.string(),
  /** The text with the slip as its last page, base64. It is made once and kept nowhere. */
  pdf: z.string(),
});

const digest = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/** The newest text of this kind, from the entry of the act that made it. */
function viewIn(entries: readonly Recorded[], document: CaseDocument): CaseView | null {
  for (const { payload } of entries.toReversed()) {
    const view: unknown = 'view' in payload ? payload.view : undefined;
    if (view === undefined || isTombstone(view)) continue;
    const read = CaseView.safeParse(view);
    if (read.success && read.data.document === document) return read.data;
  }
  return null;
}

async function rowOf(ctx: SignedIn, { prisma }: Reader, id: string) {
  const row = await prisma.accountabilityCase.findFirst({
    where: { AND: [scope(ctx, ctx.verb, 'AccountabilityCase'), { id }] },
  });
  return row ?? refuse('not-found', { subject: 'case' });
}
type Row = Awaited<ReturnType<typeof rowOf>>;

const servedAt = (row: Row) => (row.person === null ? row.servedUnitAt : row.servedPersonAt);

/** What the respondent holds in their hands already, and nothing before. */
const theirs: Readonly<Record<CaseDocument, (row: Row) => boolean>> = {
  'case-proposal': () => false,
  'prior-notice': (row) => row.noticedAt !== null,
  'defence-record': (row) => servedAt(row) !== null,
  'case-decision': (row) => servedAt(row) !== null,
};

/** Word for word as the act made it, under the reader's own rights. */
export async function printCase(
  ctx: SignedIn,
  id: string,
  document: CaseDocument,
  slip: Slip | null = null,
): Promise<Uint8Array> {
  const { services } = ctx;
  const view = await services.db.read(async (reader) => {
    const row = await rowOf(ctx, reader, id);
    if (ctx.verb === 'case.defend' && !theirs[document](row)) return null;
    return viewIn(await reader.recordedOf({ type: 'case', id }), document);
  });
  if (view === null) refuse('not-found', { subject: 'case' });
  return (await renderCase(view, { fonts: fontsOf(services), digest, slip })).bytes;
}

/** A code for whoever has to answer, printed behind what is handed to them: nobody needs an account to be heard. */
export async function printWithCode(
  ctx: SignedIn,
  { id, document, seat, until }: z.output<typeof PrintWithCode>,
): Promise<z.infer<typeof PrintedWithCode>> {
  const { services, session } = ctx;
  const { person, name, zone } = await services.db.read(async (reader) => {
    const { prisma } = reader;
    const row = await rowOf(ctx, reader, id);
    const sat =
      row.person === null
        ? await prisma.seat.findFirst({ where: { id: seat ?? '', unit: row.unit, duty: 'chief' } })
        : null;
    const answers = row.person ?? sat?.holder ?? null;
    if (answers === null) refuse('order.unit-without-seat', { seats: 'duty.chief' });
    const holder = await prisma.person.findUnique({ where: { id: answers }, select: { name: true } });
    return { person: answers, name: holder?.name ?? '', zone: await zoneOf(reader, session.office) };
  });
  // Printed once before the code is made: a text that cannot be printed costs no code.
  await printCase(ctx, id, document);
  const made = await issuePass(ctx, {
    about: { type: 'case', id },
    role: seat === undefined ? 'party' : 'chief',
    person,
    ...(seat === undefined ? {} : { seat }),
    until: endOfDay(until, zone) - 1,
  });
  const { code, address } = made;
  const bytes = await printCase(ctx, id, document, {
    code,
    address,
    person: name,
    until: dayOf(made.until, zone),
  });
  return { pass: made.id, code, address, pdf: Buffer.from(bytes).toString('base64') };
}
