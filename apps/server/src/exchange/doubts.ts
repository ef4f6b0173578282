import type { Reader } from '@mingcha/db';
import { isRecused } from '@mingcha/domain/plans';
import { type Header, hashHeader, type WireRun } from '@mingcha/journal';
import { standingOf } from '../access/standing.ts';
import { recusalFacts } from '../capabilities/plans/recusal-facts.ts';
import { clearValue } from '../journal/clear-value.ts';
import { ports } from '../journal/ports.ts';

export type Doubt = 'role-lapsed' | 'not-a-member' | 'recused';

const fieldRoles = new Set(['inspector', 'lead']);

/**
 * What makes correctly signed entries doubtful: their author no longer holds a field role, is not of the team, or stands
 * too near the unit. They are accepted as recorded and marked for a person to look at; nothing is refused.
 */
export async function doubtsOf(reader: Reader, run: WireRun, office: string): Promise<Map<string, Doubt>> {
  const doubts = new Map<string, Doubt>();
  if (!Array.isArray(run.entries)) return doubts;
  const authors = new Set(run.entries.map(({ header }) => header.actor.person));
  const recusal = await recusalFacts(reader, office, [...authors]);
  const people = new Map<string, Promise<boolean>>();
  const teams = new Map<string, Promise<Team | null>>();
  const visitOfSubject = new Map<string, string>();

  for (const { header, fields } of run.entries) {
    const named = header.subject.type === 'visit' ? header.subject.id : clearValue(fields, 'visit');
    if (typeof named === 'string') visitOfSubject.set(header.subject.id, named);
    const visit = visitOfSubject.get(header.subject.id) ?? (await visitOf(reader, header));
    const { person } = header.actor;
    const holds = people.get(person) ?? holdsFieldRole(reader, person, office);
    people.set(person, holds);
    const doubt = await doubtOf(await holds, person, visit === null ? null : await teamOf(visit));
    if (doubt !== null) doubts.set(hashHeader(ports, header), doubt);
  }
  return doubts;

  function teamOf(visit: string): Promise<Team | null> {
    const known = teams.get(visit) ?? readTeam(reader, visit, office);
    teams.set(visit, known);
    return known;
  }

  function doubtOf(holdsRole: boolean, person: string, team: Team | null): Doubt | null {
    if (!holdsRole) return 'role-lapsed';
    if (team === null) return null;
    if (!team.members.has(person)) return 'not-a-member';
    return isRecused(team.unit, person, recusal) ? 'recused' : null;
  }
}

interface Team {
  readonly unit: string;
  readonly members: ReadonlySet<string>;
}

async function readTeam(reader: Reader, visit: string, office: string): Promise<Team | null> {
  const row = await reader.prisma.visit.findFirst({ where: { id: visit, office }, select: { unit: true } });
  if (row === null) return null;
  const members = await reader.prisma.visitMember.findMany({ where: { visit }, select: { person: true } });
  return { unit: row.unit, members: new Set(members.map((member) => member.person)) };
}

async function holdsFieldRole(reader: Reader, person: string, office: string): Promise<boolean> {
  const { roles } = await standingOf(reader, person, office);
  return roles.some((role) => fieldRoles.has(role));
}

async function visitOf(reader: Reader, { subject }: Header): Promise<string | null> {
  const where = { id: subject.id };
  const row =
    subject.type === 'finding'
      ? await reader.prisma.finding.findFirst({ where, select: { visit: true } })
      : subject.type === 'evidence'
        ? await reader.prisma.evidence.findFirst({ where, select: { visit: true } })
        : null;
  return row?.visit ?? null;
}
