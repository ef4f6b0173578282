import type { Reader } from '@mingcha/db';
import { makeWord, missingIn, renderBulletin } from '@mingcha/documents';
import { scopeOf } from '@mingcha/domain/access';
import { BulletinScope } from '@mingcha/domain/bulletins';
import { releasedStates } from '@mingcha/domain/evidence';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { contestedAmong } from '../contested.ts';
import { visibleFindings } from '../findings/queries.ts';
import { fromOutside, historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { type Composed, composedOf } from './composed.ts';
import { presentView, presentViews } from './freeze.ts';
import { publicationOf } from './publication.ts';
import { assertReachable } from './reachable.ts';
import { photosOf } from './render.ts';
import type { BulletinDetail, BulletinPage, BulletinPreview, BulletinsInput } from './schemas.ts';
import { charactersOf } from './view.ts';

export { printsFrom } from './freeze.ts';
export { printCopy } from './print-copy.ts';
export { placeOf, taxonomyOf } from './view.ts';

type Where = WhereOf<'Bulletin'>;
type Input = z.infer<typeof BulletinsInput>;
type Detail = z.infer<typeof BulletinDetail>['bulletin'];
type Row = z.infer<typeof BulletinPage>['rows'][number];

const visible = (ctx: SignedIn): Where => scope(ctx, 'bulletin.read', 'Bulletin');

export function listBulletins(ctx: SignedIn, input: Input): Promise<z.infer<typeof BulletinPage>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const { office } = ctx.session;
    const wanted: Where = { AND: [visible(ctx), await filters(reader, office, input)] };
    const page = await readPage(reader, 'Bulletin', { input, column: input.sort, visible: wanted });
    const ids = page.rows.map((row) => row.id);
    const disputed = await contestedAmong(reader, 'bulletin', ids);
    const bulletin = { in: ids };
    const _count = { id: true } as const;
    const findings = await prisma.bulletinFinding.groupBy({ by: ['bulletin'], where: { bulletin }, _count });
    const units = await prisma.bulletinUnit.groupBy({ by: ['bulletin'], where: { bulletin }, _count });
    const countIn = (groups: typeof findings, id: string) =>
      groups.find((group) => group.bulletin === id)?._count.id ?? 0;
    return {
      ...page,
      rows: page.rows.map((row) => ({
        ...asReadBy(ctx, row),
        state: row.state as Row['state'],
        findings: countIn(findings, row.id),
        recipients: countIn(units, row.id),
        contested: row.outOfPlace || disputed.has(row.id),
      })),
      names: await namesOf(
        reader,
        office,
        page.rows.map((row) => row.drafter),
      ),
    };
  });
}

async function filters({ prisma }: Reader, office: string, input: Input): Promise<Where> {
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.scope !== undefined) all.push({ scope: input.scope });
  if (input.toAnnounce === true) all.push({ announceDue: { not: null }, announcedAt: null });
  if (input.year !== undefined) all.push({ year: input.year });
  if (input.from !== undefined) all.push({ changedAt: { gte: input.from } });
  if (input.until !== undefined) all.push({ changedAt: { lt: input.until } });
  if (input.text !== undefined) {
    const holds = { contains: input.text, mode: 'insensitive' as const };
    all.push({ OR: [{ title: holds }, { number: holds }] });
  }
  if (input.unit !== undefined) {
    const where = { office, unit: input.unit };
    const rows = await prisma.bulletinUnit.findMany({ where, select: { bulletin: true } });
    all.push({ id: { in: rows.map((row) => row.bulletin) } });
  }
  if (input.finding !== undefined) {
    const where = { office, finding: input.finding };
    const rows = await prisma.bulletinFinding.findMany({ where, select: { bulletin: true } });
    all.push({ id: { in: rows.map((row) => row.bulletin) } });
  }
  return { AND: all };
}

export function getBulletin(ctx: SignedIn, id: string): Promise<z.infer<typeof BulletinDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.bulletin.findFirst({ where: { AND: [visible(ctx), { id }] } });
    if (found === null) refuse('not-found', { subject: 'bulletin' });
    const disputed = await contestedAmong(reader, 'bulletin', [id]);
    const link = { id: true, title: true, number: true, state: true } as const;
    const about = { OR: [{ corrects: id }, { id: found.corrects ?? '' }] };
    const [findings, photos, recipients, history, composed, linked] = await Promise.all([
      findingsOf(ctx, reader, id),
      photosNamed(ctx, reader, id),
      prisma.bulletinUnit.findMany({
        where: { bulletin: id },
        orderBy: { position: 'asc' },
        select: { unit: true, issued: true },
      }),
      historyOf(reader, { type: 'bulletin', id }),
      composition(ctx, reader, id),
      prisma.bulletin.findMany({
        where: { AND: [visible(ctx), about] },
        select: link,
        orderBy: [{ draftedAt: 'asc' }, { id: 'asc' }],
      }),
    ]);
    const links = linked.map((one) => ({ ...one, state: one.state as Row['state'] }));
    return {
      bulletin: {
        ...asReadBy(ctx, plain(found)),
        state: found.state as Row['state'],
        scope: BulletinScope.parse(found.scope),
        chart: found.chart as Detail['chart'],
        sealCertificate: found.sealCertificate as Detail['sealCertificate'],
        sealStamp: found.sealStamp as Detail['sealStamp'],
        findings: findings.length,
        recipients: recipients.length,
        contested: found.outOfPlace || disputed.has(id),
      },
      findings,
      photos: inOffice(ctx) ? photos : [],
      recipients,
      publication: await publicationOf(ctx, reader, found),
      ...composed,
      corrected: links.find((one) => one.id === found.corrects) ?? null,
      corrections: links.filter((one) => one.id !== found.corrects),
      history: inOffice(ctx)
        ? history
        : history.filter((line) => outward.includes(line.kind)).map(fromOutside(() => false)),
      names: await namesOf(reader, ctx.session.office, [
        ...found.cc,
        ...recipients.map((one) => one.unit),
        ...findings.map((one) => one.unit),
        ...composed.dropped.flatMap(({ unit, person }) => [unit, person]),
        ...(inOffice(ctx)
          ? [found.drafter, found.sealedBy, found.publishedBy, ...history.map((line) => line.person)]
          : []),
      ]),
    };
  });
}

/** A recipient reads the findings of a bulletin as printed; the office reads them as it may read findings anywhere. */
const legible = (ctx: SignedIn): WhereOf<'Finding'> =>
  inOffice(ctx) && scopeOf(ctx.session.roles, 'finding.read') === 'office'
    ? visibleFindings(ctx)
    : { state: { not: 'referred' } };

const inOffice = ({ session }: SignedIn): boolean => scopeOf(session.roles, 'bulletin.read') === 'office';

/** Acts that a recipient learns of. */
const outward: readonly string[] = [
  'bulletin.issued',
  'bulletin.published',
  'bulletin.corrected',
  'bulletin.revoked',
  'bulletin.correction-published',
];

interface Inward {
  readonly drafter: string;
  readonly opinion: string | null;
  readonly reason: string | null;
  readonly scopeReason: string | null;
  readonly factCheckedBy: string | null;
  readonly privacyCheckedBy: string | null;
  readonly reviewedBy: string | null;
  readonly signedBy: string | null;
  readonly sealedBy: string | null;
  readonly sealRegister: string | null;
}

/** Whoever only receives a bulletin reads what is printed, not who wrote, checked and commented on it. */
function asReadBy<T extends Inward>(ctx: SignedIn, row: T): T {
  if (inOffice(ctx)) return row;
  const nobody = { factCheckedBy: null, privacyCheckedBy: null, reviewedBy: null, signedBy: null };
  const seal = { sealedBy: null, sealRegister: null };
  return { ...row, ...nobody, ...seal, drafter: '', opinion: null, reason: null, scopeReason: null };
}

async function findingsOf(ctx: SignedIn, { prisma }: Reader, bulletin: string) {
  const links = await prisma.bulletinFinding.findMany({ where: { bulletin }, orderBy: { position: 'asc' } });
  const rows = await prisma.finding.findMany({
    where: { AND: [legible(ctx), { id: { in: links.map((link) => link.finding) } }] },
    select: { id: true, state: true, style: true, subCode: true, unit: true, observation: true },
  });
  return links.flatMap((link) => rows.find((row) => row.id === link.finding) ?? []);
}

/** Of what was taken out, the words of those findings that this reader may read anywhere. */
async function composition(ctx: SignedIn, reader: Reader, id: string) {
  if (!inOffice(ctx)) return { statements: [], dropped: [] };
  const { statements, dropped }: Composed = composedOf(await reader.recordedOf({ type: 'bulletin', id }));
  const rows = await reader.prisma.finding.findMany({
    where: { AND: [legible(ctx), { id: { in: dropped.flatMap(({ finding }) => finding ?? []) } }] },
    select: { id: true, unit: true, observation: true },
  });
  return {
    statements: [...statements],
    dropped: dropped.map((one) => {
      const row = rows.find((each) => each.id === one.finding);
      return { ...one, unit: row?.unit ?? null, observation: row?.observation ?? null };
    }),
  };
}

async function photosNamed({ session }: SignedIn, { prisma }: Reader, bulletin: string) {
  const links = await prisma.bulletinPhoto.findMany({
    where: { bulletin, evidence: { notIn: [...session.veiled.all] } },
    orderBy: { position: 'asc' },
  });
  const rows = await prisma.evidence.findMany({
    where: { id: { in: links.map((link) => link.evidence) } },
    select: { id: true, state: true },
  });
  const released: readonly string[] = releasedStates;
  return links.map(({ evidence, caption }) => {
    const state = rows.find((row) => row.id === evidence)?.state ?? 'none';
    return { evidence, caption, state, released: released.includes(state) };
  });
}

export async function previewBulletin(ctx: SignedIn, id: string): Promise<z.infer<typeof BulletinPreview>> {
  await assertReachable(ctx, id);
  const { served, everybody } = await presentViews(ctx.services, id);
  const { view, hash } = served;
  return {
    view,
    viewHash: hash,
    everybody: everybody && {
      view: everybody.view,
      viewHash: everybody.hash,
      replaced: [...everybody.replaced],
      remaining: [...everybody.remaining],
    },
    characters: charactersOf(view),
    substitutes: [...fontsOf(ctx.services).substitutes],
    missing: missingIn(fontsOf(ctx.services), view),
  };
}

/** The same draft as a file that a word processor opens: an office circulates it, and what was signed stays what it is. */
export async function draftWord(ctx: SignedIn, id: string): Promise<Uint8Array> {
  await assertReachable(ctx, id);
  const { services } = ctx;
  const { view } = await presentView(services, id);
  const photos = photosOf(services, view);
  return (await makeWord(view, { fonts: fontsOf(services), photos, digest })).bytes;
}

/** The paper as it would look, marked as a draft on every page; nothing is recorded. */
export async function draftPdf(ctx: SignedIn, id: string): Promise<Uint8Array> {
  await assertReachable(ctx, id);
  const { services } = ctx;
  const { view } = await presentView(services, id);
  const document = await renderBulletin(view, {
    fonts: fontsOf(services),
    photos: photosOf(services, view),
    digest,
  });
  return document.bytes;
}
