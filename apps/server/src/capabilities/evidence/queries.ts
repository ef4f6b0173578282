import type { MaskRegion } from '@mingcha/domain/evidence';
import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { clockDoubtsOf, firstTimeOf, timesOfVisit } from '../../journal/proven-time.ts';
import { refuse } from '../../refused.ts';
import { contestedAmong } from '../contested.ts';
import { visibleFindings } from '../findings/queries.ts';
import { historyOf } from '../history.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import type { EvidenceDetail, EvidenceInput, EvidencePage } from './schemas.ts';

type Where = WhereOf<'Evidence'>;
type Input = z.infer<typeof EvidenceInput>;
type Row = z.infer<typeof EvidencePage>['rows'][number];

export const visibleEvidence = (ctx: SignedIn): Where => scope(ctx, 'evidence.read', 'Evidence');

export function listEvidence(ctx: SignedIn, input: Input): Promise<z.infer<typeof EvidencePage>> {
  return ctx.services.db.read(async (reader) => {
    const visible: Where = { AND: [visibleEvidence(ctx), filters(input)] };
    const page = await readPage(reader, 'Evidence', { input, column: input.sort, visible });
    const disputed = await contestedAmong(
      reader,
      'evidence',
      page.rows.map((row) => row.id),
    );
    return {
      ...page,
      rows: page.rows.map((row) => asRow(row, disputed)),
      names: await namesOf(
        reader,
        ctx.session.office,
        page.rows.map((row) => row.capturedBy),
      ),
    };
  });
}

function filters(input: Input): Where {
  const all: Where[] = [];
  if (input.state) all.push({ state: { in: input.state } });
  if (input.medium) all.push({ medium: { in: input.medium } });
  if (input.visit) all.push({ visit: input.visit });
  if (input.finding) all.push({ finding: input.finding });
  if (input.from !== undefined) all.push({ changedAt: { gte: input.from } });
  if (input.until !== undefined) all.push({ changedAt: { lt: input.until } });
  return { AND: all };
}

const asRow = <
  T extends { id: string; state: string; medium: string; outOfPlace: boolean; interruptions: unknown },
>(
  row: T,
  disputed: ReadonlySet<string>,
) => ({
  ...row,
  state: row.state as Row['state'],
  medium: row.medium as Row['medium'],
  interruptions: row.interruptions as Row['interruptions'],
  contested: row.outOfPlace || disputed.has(row.id),
});

export function getEvidence(ctx: SignedIn, id: string): Promise<z.infer<typeof EvidenceDetail>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const found = await prisma.evidence.findFirst({ where: { AND: [visibleEvidence(ctx), { id }] } });
    if (found === null) refuse('not-found', { subject: 'evidence' });
    const disputed = await contestedAmong(reader, 'evidence', [id]);
    const links = await prisma.findingEvidence.findMany({
      where: { evidence: id },
      select: { finding: true },
    });
    const shown = await prisma.finding.findMany({
      where: { AND: [visibleFindings(ctx), { id: { in: links.map((link) => link.finding) } }] },
      select: { id: true },
    });
    const times = await timesOfVisit(reader, ctx.services.serverKeys, found.visit);
    const custody = await historyOf(reader, { type: 'evidence', id });
    const row = asRow(plain({ ...found, regions: null, interruptions: 0 }), disputed);
    const recorder =
      found.recorder === null
        ? null
        : await prisma.recorder.findUnique({
            where: { id: found.recorder },
            select: { make: true, model: true, serial: true, holder: true },
          });
    const copies = await prisma.evidence.findMany({
      where: { AND: [visibleEvidence(ctx), { copyOf: id, visit: found.visit }] },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    return {
      evidence: {
        ...row,
        recorder,
        interruptions: found.interruptions as unknown as Row['interruptions'],
        regions: found.regions as unknown as z.infer<typeof MaskRegion>[],
      },
      copies: copies.map((copy) => copy.id),
      findings: shown.map((finding) => finding.id),
      proven: firstTimeOf(times, id),
      clocks: clockDoubtsOf(times, [id]),
      custody,
      names: await namesOf(reader, ctx.session.office, [
        found.capturedBy,
        found.maskedBy,
        found.importConfirmedBy,
        recorder?.holder ?? null,
        ...custody.map((line) => line.person),
      ]),
    };
  });
}
