import type { Reader } from '@mingcha/db';
import {
  type CaseCommand,
  type CaseState,
  type CaseView,
  type DecisionView,
  defenceDays,
  lastDayOf,
  remedyFor,
} from '@mingcha/domain/accountability';
import { printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { say, type WordKey } from '@mingcha/words';
import { zoneOf } from '../office-time.ts';
import { plain } from '../plain.ts';
import { CaseDetail } from './schemas.ts';

type Row = typeof CaseDetail.shape.case._output;
type Answers = Extract<CaseCommand, { type: 'answerDefence' }>['points'];

interface Asked {
  readonly reader: Reader;
  readonly row: Row;
  readonly state: CaseState;
  /** The day it is done; on paper, the day the pen wrote. */
  readonly dated: string;
  readonly zone: string;
}

/** Official paper is Chinese, whatever language the screen speaks. */
const word = (key: string): string => say('zh-CN', key as WordKey);
const named = (group: string, codes: readonly string[]) => codes.map((code) => word(`${group}.${code}`));
/** What was lawfully erased leaves a line that says so. */
const lines = (text: string | null): string[] => printedParagraphs(text ?? word('ui.erased'));
const line = (text: string | null | undefined): string => printedLine(text ?? '') || word('ui.erased');
const told = (text: string | null): string[] => (text === null ? [] : printedParagraphs(text));

/** The text that this act makes, with every word resolved as it is now; none for an act without one. */
export async function viewOf(
  reader: Reader,
  state: CaseState,
  command: CaseCommand,
  { now, decidedOn }: { readonly now: number; readonly decidedOn?: string | undefined },
): Promise<CaseView | undefined> {
  const make = makers[command.type as keyof typeof makers];
  if (make === undefined || state.id === null) return undefined;
  const found = await reader.prisma.accountabilityCase.findUnique({ where: { id: state.id } });
  if (found === null) return undefined;
  const zone = await zoneOf(reader, state.office ?? '');
  const row = CaseDetail.shape.case.parse(plain(found));
  return make({ reader, row, state, zone, dated: decidedOn ?? dayOf(now, zone) }, command as never);
}

const makers = {
  approveCase: proposal,
  issueNotice: notice,
  answerDefence: record,
  decideCase: (asked: Asked, command: Of<'decideCase'>) => decision(asked, 'decided', command),
  exemptCase: (asked: Asked, command: Of<'exemptCase'>) => decision(asked, 'exempted', command),
  dismissCase: (asked: Asked, command: Of<'dismissCase'>) => decision(asked, 'dismissed', command),
};
type Of<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>;

async function common({ reader: { prisma }, row, dated }: Asked, issuer: string) {
  const person = await prisma.person.findUnique({ where: { id: row.person ?? '' } });
  const unit = await prisma.unit.findUnique({ where: { id: row.unit ?? person?.unit ?? '' } });
  return {
    v: 1 as const,
    language: 'zh-CN' as const,
    id: row.id,
    issuer: line(issuer),
    respondent: {
      kind: row.person === null ? ('unit' as const) : ('person' as const),
      name: line(person?.name ?? (row.person === null ? unit?.name : null)),
      unit: row.person === null || unit === null ? null : line(unit.name),
      role: row.role as 'direct' | 'leading',
    },
    dated,
  };
}

async function proposal(asked: Asked): Promise<CaseView> {
  const { reader, row, state, zone } = asked;
  const office = await reader.prisma.office.findUniqueOrThrow({ where: { id: state.office ?? '' } });
  const findings = await reader.prisma.finding.findMany({
    where: { id: { in: [...(state.fields?.findings ?? [])] } },
    orderBy: { observedAt: 'asc' },
    select: { observedAt: true, observation: true, place: true },
  });
  return {
    ...(await common(asked, office.name)),
    document: 'case-proposal',
    organ: line(row.organ),
    facts: lines(row.facts),
    evidence: findings.map(({ observedAt, observation, place }) => ({
      day: dayOf(Number(observedAt), zone),
      place: place === null ? null : line(place),
      observation: line(observation),
    })),
    clauses: named('clause', row.clauses),
    factors: named('factor', row.factors),
    selfCorrection: told(row.selfCorrection),
    measures: named('measure', row.measures),
  };
}

async function investigatorsOf({ reader: { prisma }, state }: Asked): Promise<string[]> {
  const people = await prisma.person.findMany({
    where: { id: { in: [...state.investigators] } },
    select: { id: true, name: true },
  });
  return state.investigators.map((id) => line(people.find((each) => each.id === id)?.name));
}

async function notice(asked: Asked, said: Of<'issueNotice'>): Promise<CaseView> {
  return {
    ...(await common(asked, asked.row.organ)),
    document: 'prior-notice',
    facts: lines(said.facts),
    basis: lines(said.basis),
    measures: { names: named('measure', said.measures), months: said.months },
    days: defenceDays,
    investigators: await investigatorsOf(asked),
  };
}

async function record(asked: Asked, { points }: Of<'answerDefence'>): Promise<CaseView> {
  const { row } = asked;
  return {
    ...(await common(asked, row.organ)),
    document: 'defence-record',
    measures: { names: named('measure', row.noticeMeasures), months: row.noticeMonths },
    heard: heardOf(asked, points),
    investigators: await investigatorsOf(asked),
  };
}

function heardOf({ row, zone }: Asked, answers: Answers): DecisionView['heard'] {
  const { waived, defendedAt, statement, points, files } = row;
  return {
    way: defendedAt === null ? 'lapsed' : waived ? 'waived' : 'said',
    on: defendedAt === null ? null : dayOf(defendedAt, zone),
    statement: told(statement),
    points: points.flatMap(({ n, text }) => {
      const answer = answers.find((each) => each.n === n);
      return answer ? [{ n, text: line(text), outcome: answer.outcome, answer: line(answer.text) }] : [];
    }),
    files: files.map(({ name }) => line(name)),
  };
}

async function decision(
  asked: Asked,
  outcome: DecisionView['outcome'],
  said: Of<'decideCase'> | Of<'exemptCase'> | Of<'dismissCase'>,
): Promise<CaseView> {
  const { row, state } = asked;
  const taken = said.type === 'decideCase' ? said : null;
  const remedy = taken === null ? undefined : remedyFor(state, taken.measures);
  return {
    ...(await common(asked, row.organ)),
    document: 'case-decision',
    outcome,
    facts: lines(row.noticeFacts),
    heard: heardOf(asked, row.answers),
    reasons: lines(said.type === 'decideCase' ? said.reasons : said.ground),
    basis: taken === null ? [] : lines(taken.basis),
    measures: taken && { names: named('measure', taken.measures), months: taken.months },
    from: taken?.from ?? null,
    until: taken === null ? null : lastDayOf(taken.from, taken.months),
    remedy: remedy
      ? {
          route: word(`route.${remedy.code}`),
          count: remedy.file?.count ?? null,
          unit: remedy.file?.unit ?? null,
        }
      : null,
    discussedOn: said.discussion.on,
    discussed: new Set(said.discussion.participants).size,
  };
}
