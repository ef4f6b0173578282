import { makeWord, missingIn } from '@mingcha/documents';
import { scopeOf } from '@mingcha/domain/access';
import { dispatchCharacters } from '@mingcha/domain/dispatches';
import { ServiceProof } from '@mingcha/domain/papers';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { contestedAmong } from '../contested.ts';
import { fromOutside, historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { type Plain, plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { withdrawnLine } from './owed.ts';
import { printView } from './print.ts';
import { assertWords, lookOf, reachable } from './reach.ts';
import type {
  DispatchDetail,
  DispatchesInput,
  DispatchPage,
  DispatchPreview,
  DispatchRowOutput,
} from './schemas.ts';
import { toSign } from './to-sign.ts';
import { type DispatchRow, formOf, frozenDispatch, textOf } from './view.ts';

export { owedTo } from './owed.ts';
export { toSign } from './to-sign.ts';
export { viewSchemas } from './view.ts';

type Where = WhereOf<'Dispatch'>;
type Input = z.output<typeof DispatchesInput>;
type Row = z.infer<typeof DispatchRowOutput>;

const visible = (ctx: SignedIn): Where => scope(ctx, 'dispatch.read', 'Dispatch');
/** A unit reads what was sent to it, and not whose hands it went through. */
const inOffice = ({ session }: SignedIn): boolean =>
  ['office', 'own'].includes(scopeOf(session.roles, 'dispatch.read'));

export function listDispatches(ctx: SignedIn, input: Input): Promise<z.infer<typeof DispatchPage>> {
  return ctx.services.db.read(async (reader) => {
    const mine = input.toSign === true ? [toSign(ctx.session)] : [];
    const wanted: Where = { AND: [visible(ctx), ...mine, ...filters(input)] };
    const page = await readPage(reader, 'Dispatch', { input, column: input.sort, visible: wanted });
    const disputed = await contestedAmong(
      reader,
      'dispatch',
      page.rows.map((row) => row.id),
    );
    const rows = page.rows.map((row) => rowOf(ctx, row, disputed));
    const named = rows.flatMap((row) => [row.unit, row.drafter]);
    return { ...page, rows, names: await namesOf(reader, ctx.session.office, named) };
  });
}

const rowOf = (ctx: SignedIn, row: Plain<DispatchRow>, disputed: ReadonlySet<string>): Row => ({
  id: row.id,
  form: formOf(row),
  title: row.title,
  number: row.number,
  unit: row.unit,
  state: row.state as Row['state'],
  drafter: inOffice(ctx) ? row.drafter : '',
  contested: row.outOfPlace || disputed.has(row.id),
  issuedAt: row.issuedAt,
  changedAt: row.changedAt,
  version: row.version,
});

function filters({ form, state, unit, order, plan, withdraws, text }: Input): Where[] {
  const holds = { contains: text ?? '', mode: 'insensitive' as const };
  return [
    ...(form ? [{ form: { in: form } }] : []),
    ...(state ? [{ state: { in: state } }] : []),
    ...(unit === undefined ? [] : [{ unit }]),
    ...(order === undefined ? [] : [{ order }]),
    ...(plan === undefined ? [] : [{ plan }]),
    ...(withdraws === undefined ? [] : [{ withdraws }]),
    ...(text === undefined ? [] : [{ OR: [{ title: holds }, { number: holds }] }]),
  ];
}

export function getDispatch(ctx: SignedIn, id: string): Promise<z.infer<typeof DispatchDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.dispatch.findFirst({ where: { AND: [visible(ctx), { id }] } });
    if (found === null) refuse('not-found', { subject: 'dispatch' });
    const own = inOffice(ctx);
    const whole = plain(found);
    const history = await historyOf(reader, { type: 'dispatch', id });
    const order =
      found.order === null
        ? null
        : await prisma.order.findUnique({
            where: { id: found.order },
            select: { id: true, number: true, title: true },
          });
    const plan =
      found.plan === null || !own
        ? null
        : await prisma.plan.findUnique({ where: { id: found.plan }, select: { id: true, title: true } });
    const proof = ServiceProof.safeParse(found.proof).data ?? null;
    const told = own ? history : history.filter(({ kind }) => outward.includes(kind));
    return {
      dispatch: {
        ...rowOf(ctx, whole, await contestedAmong(reader, 'dispatch', [id])),
        order: whole.order,
        items: whole.items,
        plan: own ? whole.plan : null,
        findings: own ? whole.findings : [],
        series: whole.series,
        addressees: whole.addressees,
        secrecy: whole.secrecy,
        text: own ? textOf(found) : null,
        erased: whole.erased,
        reviewedBy: own ? whole.reviewedBy : null,
        signedBy: own ? whole.signedBy : null,
        signedAt: whole.signedAt,
        opinion: own ? whole.opinion : null,
        reason: own || whole.state === 'revoked' ? whole.reason : null,
        viewHash: whole.viewHash,
        sha256: whole.sha256,
        sealedBy: own ? whole.sealedBy : null,
        sealedAt: whole.sealedAt,
        sealFile: whole.sealFile,
        unsealed: whole.unsealed,
        servedAt: whole.servedAt,
        reviewDay: whole.reviewDay,
        reviewDue: whole.reviewDue,
      },
      order,
      plan,
      withdraws: await withdrawnLine(reader, found),
      proof:
        proof === null || !own
          ? null
          : { method: proof.method, receivedBy: proof.receivedBy ?? null, scan: proof.scan ?? null },
      history: own ? told : told.map(fromOutside(({ kind }) => kind === 'dispatch.served')),
      names: await namesOf(reader, ctx.session.office, [
        ...found.addressees,
        ...(own ? [found.drafter, found.reviewedBy, found.signedBy, found.sealedBy] : []),
        ...told.filter(({ kind }) => own || kind === 'dispatch.served').map((line) => line.person),
      ]),
    };
  });
}

/** Acts that its addressee learns of. */
const outward: readonly string[] = ['dispatch.issued', 'dispatch.served', 'dispatch.revoked'];

export async function previewDispatch(ctx: SignedIn, id: string): Promise<z.infer<typeof DispatchPreview>> {
  const { view, hash } = await presentView(ctx, id);
  return {
    viewHash: hash,
    characters: dispatchCharacters(view),
    missing: missingIn(fontsOf(ctx.services), view),
  };
}

/** The paper as it would look, marked as a draft on every page; nothing is recorded. */
export async function draftDispatchPdf(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { view } = await presentView(ctx, id);
  return (await printView(ctx.services, view)).bytes;
}

/** The same draft as a file that a word processor opens. */
export async function draftDispatchWord(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { view } = await presentView(ctx, id);
  return (await makeWord(view, { fonts: fontsOf(ctx.services), digest })).bytes;
}

/** Its addressee reads what was signed and printed, and no draft. */
async function presentView(ctx: SignedIn, id: string) {
  assertWords(await reachable(ctx, id));
  if (!inOffice(ctx)) refuse('not-found', { subject: 'dispatch' });
  return ctx.services.db.read(async (reader) => frozenDispatch(reader, id, await lookOf(ctx, reader)));
}
