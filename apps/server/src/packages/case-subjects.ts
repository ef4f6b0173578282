import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { PackageCase } from '@mingcha/domain/packages';
import type { WhereOf } from '../access/ability.ts';
import type { Noun } from '../access/nouns.ts';
import { evidenceUnder } from '../access/veiled.ts';
import type { Reach } from './reach.ts';

type Ids = readonly { readonly id: string }[];
const idsOf = (rows: Ids): string[] => rows.map(({ id }) => id);
const among = (ids: readonly string[]) => ({ id: { in: [...new Set(ids)] } });
const none = { id: '' };

/**
 * Everything that belongs to a case and that the asker reads today on its own page: the row scopes of the screens decide, one
 * by one, so that a referral or somebody else's case is no more in a package than it is on a screen.
 */
export async function subjectsOf(
  reader: Reader,
  reach: Reach,
  { type, id }: PackageCase,
): Promise<readonly Subject[]> {
  const { prisma } = reader;
  const visible = <N extends Noun>(noun: N, where: object): WhereOf<N> =>
    ({ AND: [reach.rows(noun), where] }) as WhereOf<N>;
  const select = { id: true } as const;
  const orderBy = { id: 'asc' } as const;

  const ofVisit = type === 'visit' ? { visit: id } : none;
  const named = await findingsNamed(reader, { type, id });
  const findings = idsOf(
    await prisma.finding.findMany({
      where: visible('Finding', type === 'visit' ? ofVisit : among(named)),
      select,
      orderBy,
    }),
  );
  const visits = type === 'visit' ? [id] : type === 'finding' ? await visitOf(reader, id) : [];
  const [visitRows, evidence, sheets, appeals, notices, lookBacks] = await Promise.all([
    prisma.visit.findMany({ where: visible('Visit', among(visits)), select: { id: true, assignment: true } }),
    prisma.evidence.findMany({
      where: visible('Evidence', type === 'visit' ? ofVisit : among(await evidenceUnder(reader, findings))),
      select,
      orderBy,
    }),
    prisma.confirmation.findMany({
      where: visible('Confirmation', { finding: { in: findings } }),
      select,
      orderBy,
    }),
    prisma.appeal.findMany({ where: visible('Appeal', { aboutId: id }), select, orderBy }),
    // That it no longer stands is told by a document of its own.
    prisma.dispatch.findMany({ where: visible('Dispatch', { withdraws: id }), select, orderBy }),
    // A package goes from hand to hand: of a look-back that is still to come it tells nothing.
    type === 'order'
      ? prisma.lookBack.findMany({
          where: visible('LookBack', { order: id, state: 'confirmed' }),
          select,
          orderBy,
        })
      : [],
  ]);
  const tasks = await prisma.assignment.findMany({
    where: visible('Assignment', among(visitRows.map(({ assignment }) => assignment))),
    select,
  });
  const subjects: Subject[] = [
    ...(type === 'visit' || type === 'finding' ? [] : [{ type, id }]),
    ...all('assignment', tasks),
    ...all('visit', visitRows),
    ...findings.map((one) => ({ type: 'finding' as const, id: one })),
    ...all('evidence', evidence),
    ...all('confirmation', sheets),
    ...all('appeal', appeals),
    ...all('dispatch', notices),
    ...all('look-back', lookBacks),
  ];
  const papers = await prisma.paper.findMany({
    where: visible('Paper', { state: 'checked', aboutId: { in: subjects.map((one) => one.id) } }),
    select,
    orderBy,
  });
  return [...subjects, ...all('paper', papers)];
}

const all = (type: Subject['type'], rows: Ids): Subject[] => rows.map(({ id }) => ({ type, id }));

async function visitOf({ prisma }: Reader, finding: string): Promise<string[]> {
  const row = await prisma.finding.findUnique({ where: { id: finding }, select: { visit: true } });
  return row === null ? [] : [row.visit];
}

/** Findings that a document or a case is about. */
async function findingsNamed({ prisma }: Reader, { type, id }: PackageCase): Promise<readonly string[]> {
  switch (type) {
    case 'visit':
      return [];
    case 'finding':
      return [id];
    case 'bulletin': {
      const rows = await prisma.bulletinFinding.findMany({
        where: { bulletin: id },
        select: { finding: true },
      });
      return rows.map(({ finding }) => finding);
    }
    case 'order': {
      const rows = await prisma.orderItem.findMany({ where: { order: id }, select: { finding: true } });
      return rows.map(({ finding }) => finding);
    }
    case 'case': {
      const row = await prisma.accountabilityCase.findUnique({ where: { id }, select: { findings: true } });
      return row?.findings ?? [];
    }
  }
}
