import type { Reader } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import type { AppealAbout } from '@mingcha/domain/accountability';
import type { z } from 'zod';
import type { ContestedDecision } from './appeal-schemas.ts';

interface Filed {
  readonly about: AppealAbout;
  readonly filedAt: number;
}

/** Beside what is shown: when it was decided, and when it came into whose hands. */
interface Known extends z.infer<typeof ContestedDecision> {
  readonly decidedAt: number | null;
  receivedAt(unit: string | null): number | null;
}

const nothing = {
  title: null,
  number: null,
  measures: [],
  months: null,
  until: null,
  facts: null,
  basis: null,
  reasons: null,
  corrections: [],
};

/** What an appeal is against, as it stood when it was filed; and, of a document, what has become of it since. */
export async function contestedDecision(reader: Reader, { about, filedAt }: Filed): Promise<Known | null> {
  if (about.type === 'case') return ofCase(reader, about.id, filedAt);
  return about.type === 'order' ? ofOrder(reader, about.id) : ofBulletin(reader, about.id);
}

type Decided = Extract<Recorded, { kind: 'case.decided' }>;
type Changed = Extract<Recorded, { kind: 'case.changed' }>;

const sealedOr = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** The table holds the decision as an appeal has left it; the entries hold the one that was contested. */
async function ofCase(reader: Reader, id: string, filedAt: number) {
  const row = await reader.prisma.accountabilityCase.findUnique({ where: { id } });
  if (row === null) return null;
  const entries = (await reader.recordedOf({ type: 'case', id })).filter((entry) => entry.at <= filedAt);
  const decided = entries.findLast((entry): entry is Decided => entry.kind === 'case.decided');
  const burden =
    entries.findLast(
      (entry): entry is Decided | Changed => entry.kind === 'case.decided' || entry.kind === 'case.changed',
    ) ?? decided;
  return {
    ...nothing,
    type: 'case' as const,
    id,
    state: row.state,
    organ: row.organ,
    measures: [...(burden?.payload.measures ?? [])],
    months: burden?.payload.months ?? null,
    until: burden?.payload.until ?? null,
    facts: row.noticeFacts,
    basis: sealedOr(decided?.payload.basis),
    reasons: sealedOr(decided?.payload.reasons),
    decidedAt: decided?.at ?? null,
    receivedAt: () => instant(row.person === null ? row.servedUnitAt : row.servedPersonAt),
  };
}

const instant = (at: bigint | null): number | null => (at === null ? null : Number(at));

const officeName = async ({ prisma }: Reader, id: string) =>
  (await prisma.office.findUnique({ where: { id }, select: { name: true } }))?.name ?? '';

async function ofOrder(reader: Reader, id: string) {
  const row = await reader.prisma.order.findUnique({ where: { id } });
  if (row === null) return null;
  const { state, title, number, basis } = row;
  const organ = await officeName(reader, row.office);
  return {
    ...nothing,
    type: 'order' as const,
    id,
    state,
    organ,
    title,
    number,
    basis,
    decidedAt: instant(row.issuedAt),
    receivedAt: () => instant(row.servedAt),
  };
}

async function ofBulletin(reader: Reader, id: string) {
  const row = await reader.prisma.bulletin.findUnique({ where: { id } });
  if (row === null) return null;
  const corrections = await reader.prisma.bulletin.findMany({
    where: { corrects: id },
    select: { id: true, number: true, title: true, state: true },
    orderBy: [{ draftedAt: 'asc' }, { id: 'asc' }],
  });
  const { state, title, number } = row;
  const organ = await officeName(reader, row.office);
  return {
    ...nothing,
    type: 'bulletin' as const,
    id,
    state,
    organ,
    title,
    number,
    corrections,
    decidedAt: instant(row.signedAt),
    receivedAt: () => instant(row.issuedAt),
  };
}
