import type { Reader } from '@mingcha/db';
import type { Slip } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { caseDocuments } from '@mingcha/domain/accountability';
import { dayOf } from '@mingcha/domain/calendar';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { issue as issuePass } from '../access/pass-commands.ts';
import { endOfDay, zoneOf } from '../office-time.ts';
import { printText, textIn } from './case-texts.ts';

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

/** Of each text the copy that stands, a decision that a key has not sealed yet saying so; or 用印稿, with room for a seal of metal. */
export type CaseCopy = 'standing' | 'for-seal';

/** Word for word as the act made it, under the reader's own rights. */
export async function printCase(
  ctx: SignedIn,
  id: string,
  document: CaseDocument,
  { copy = 'standing', slip = null }: { readonly copy?: CaseCopy; readonly slip?: Slip | null } = {},
): Promise<Uint8Array> {
  const { services } = ctx;
  const text = await services.db.read(async (reader) => {
    const row = await rowOf(ctx, reader, id);
    if (ctx.verb === 'case.defend' && !theirs[document](row)) return null;
    return textIn(await reader.recordedOf({ type: 'case', id }), document);
  });
  if (text === null) refuse('not-found', { subject: 'case' });
  const { view, sealed } = text;
  if (document !== 'case-decision') return (await printText(services, view, { seal: 'space', slip })).bytes;
  // What is handed over with a code on its last page bears the organ's seal, and not the words that it lacks one.
  if (slip !== null) {
    const seal = sealed === null ? 'space' : 'key';
    return (await printText(services, view, { seal, slip, number: sealed?.number ?? null })).bytes;
  }
  if (sealed === null)
    return (await printText(services, view, { seal: copy === 'for-seal' ? 'space' : 'unsealed' })).bytes;
  return copy === 'for-seal' ? refuse('seal.done-already') : sealed.bytes;
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
    slip: { code, address, person: name, until: dayOf(made.until, zone) },
  });
  return { pass: made.id, code, address, pdf: Buffer.from(bytes).toString('base64') };
}
