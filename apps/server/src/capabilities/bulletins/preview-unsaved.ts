import type { Reader } from '@mingcha/db';
import { renderBulletin } from '@mingcha/documents';
import { ChosenSecrecy, Day, HeldSecrecy, idOf } from '@mingcha/domain';
import { BulletinPhoto, ChartBy } from '@mingcha/domain/bulletins';
import { say } from '@mingcha/words';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { assertWanted, NewestOnly } from '../../papers/newest-only.ts';
import { RememberedBytes } from '../../papers/remembered-bytes.ts';
import { refuse } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { visibleFindings } from '../findings/queries.ts';
import type { Contents } from './contents.ts';
import { releasedAmong } from './freeze.ts';
import { copyForPrint } from './print-copy.ts';
import { charactersOf, draftViewOf } from './view.ts';

/** The fields of the form as they stand, finished or not. `id`: the draft that is being revised. */
export const Unsaved = z.object({
  id: idOf('bulletin').nullable(),
  title: z.string().max(200),
  secrecy: ChosenSecrecy,
  intro: z.string().max(4000),
  requirements: z.string().max(4000),
  deadline: Day.nullable(),
  corrects: idOf('bulletin').nullable(),
  chart: ChartBy.nullable(),
  recipients: z.array(idOf('unit')).max(200),
  cc: z.array(idOf('unit')).max(200),
  findings: z.array(idOf('finding')).max(500),
  photos: z.array(BulletinPhoto.extend({ caption: z.string().max(120) })).max(40),
});
export type Unsaved = z.infer<typeof Unsaved>;

/** What is said beside the paper. */
export interface PreviewTold {
  readonly pages: number;
  readonly characters: number;
  /** Fields that have to be filled before anybody checks it. */
  readonly incomplete: readonly ('title' | 'intro' | 'recipients' | 'findings')[];
  /** Named in the form and not printed: not released, not to be seen, or not there. */
  readonly leftOut: { readonly findings: number; readonly photos: number };
}

/** A dozen bulletins full of photographs. */
const rememberedAtMost = 96 * 1_048_576;

interface Desk {
  readonly line: NewestOnly;
  readonly copies: RememberedBytes;
}
const desks = new WeakMap<Services, Desk>();

function deskOf(services: Services): Desk {
  const desk = desks.get(services) ?? {
    line: new NewestOnly(2),
    copies: new RememberedBytes(rememberedAtMost),
  };
  desks.set(services, desk);
  return desk;
}

/**
 * The paper as it would look if it were saved now, by the same renderer. Nothing is recorded, and nothing is kept but
 * pictures in memory. Throws `Overtaken` when the same person asks again meanwhile or goes away.
 */
export function previewUnsaved(ctx: SignedIn, unsaved: Unsaved, gone: AbortSignal) {
  const { line, copies } = deskOf(ctx.services);
  return line.run(ctx.session.person, gone, async (stop) => {
    const { services } = ctx;
    const laps = lapsFrom(performance.now());
    const material = await services.db.read((reader) => materialOf(ctx, reader, unsaved));
    const { pieces } = material;
    const bytesOf = new Map<string, Uint8Array>();
    const prints = new Map<string, string>();
    for (const { evidence, sha256 } of pieces) {
      assertWanted(stop);
      const copy = await copies.of(sha256, () => copyForPrint(services, sha256));
      bytesOf.set(evidence, copy);
      prints.set(evidence, hashOf(copy));
    }
    assertWanted(stop);
    laps.pass('pictures');
    const contents = contentsOf(ctx, unsaved, material);
    const view = await services.db.read((reader) =>
      draftViewOf(reader, contents, { prints, serverKeys: services.serverKeys }),
    );
    assertWanted(stop);
    laps.pass('words');
    const { bytes, pages } = await renderBulletin(view, {
      fonts: fontsOf(services),
      digest,
      photos: (evidence) => bytesOf.get(evidence) ?? new Uint8Array(),
    });
    laps.pass('print');
    const told: PreviewTold = {
      pages,
      characters: charactersOf(view),
      incomplete: (['title', 'intro', 'recipients', 'findings'] as const).filter((field) =>
        isEmpty(unsaved[field]),
      ),
      leftOut: {
        findings: unsaved.findings.length - view.findings.length,
        photos: unsaved.photos.length - view.photos.length,
      },
    };
    return { bytes, told, took: laps.took };
  });
}

/** Of remembered bytes, taken once. */
const hashes = new WeakMap<Uint8Array, string>();

function hashOf(bytes: Uint8Array): string {
  const known = hashes.get(bytes) ?? Buffer.from(digest(bytes)).toString('hex');
  hashes.set(bytes, known);
  return known;
}

const isEmpty = (value: string | readonly string[]) =>
  (typeof value === 'string' ? value.trim() : value).length === 0;

/** What each part took, in milliseconds, for the header `server-timing`. */
function lapsFrom(start: number) {
  const took: string[] = [];
  let last = start;
  return {
    took,
    pass(name: string): void {
      const at = performance.now();
      took.push(`${name};dur=${Math.round(at - last)}`);
      last = at;
    },
  };
}

/** Only what this person may read, of this office: naming an identifier in a form must show nothing. */
async function materialOf(ctx: SignedIn, reader: Reader, { id, findings, photos, recipients, cc }: Unsaved) {
  const { office } = ctx.session;
  const { prisma } = reader;
  if (id !== null) {
    const reach = { AND: [scope(ctx, 'bulletin.draft', 'Bulletin'), { id, office }] };
    if ((await prisma.bulletin.count({ where: reach })) === 0) refuse('not-found', { subject: 'bulletin' });
  }
  const seen = await prisma.finding.findMany({
    where: { AND: [visibleFindings(ctx), { office, id: { in: findings } }] },
    select: { id: true, visit: true },
  });
  const visits = new Set(seen.map(({ visit }) => visit));
  const wanted = photos
    .map(({ evidence }) => evidence)
    .filter((each) => !ctx.session.veiled.all.includes(each));
  const pieces = await releasedAmong(reader, wanted);
  const units = await prisma.unit.findMany({
    where: { office, id: { in: [...recipients, ...cc] } },
    select: { id: true },
  });
  const known = (unit: string) => units.some((one) => one.id === unit);
  return {
    findings: findings.filter((each) => seen.some((one) => one.id === each)),
    recipients: recipients.filter(known),
    cc: cc.filter(known),
    pieces: pieces.filter((piece) => piece.office === office && visits.has(piece.visit)),
  };
}

type Named = Pick<Contents, 'findings' | 'recipients' | 'cc'>;

function contentsOf({ services, session }: SignedIn, unsaved: Unsaved, named: Named): Contents {
  const { id, title, secrecy } = unsaved;
  const held = HeldSecrecy.safeParse(secrecy);
  if (!held.success) refuse('secrecy-too-high', { secrecy: `secrecy.${secrecy}` });
  return {
    ...unsaved,
    findings: named.findings,
    recipients: named.recipients,
    cc: named.cc,
    id: id ?? services.newId('bul'),
    scope: 'internal',
    office: session.office,
    title: title.trim() === '' ? say('zh-CN', 'document.bulletin.untitled') : title,
    secrecy: held.data,
    writtenAt: services.now(),
  };
}
