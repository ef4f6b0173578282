import { type Scope, scopeOf, type Verb } from '@mingcha/domain/access';
import type { Noun } from './nouns.ts';
import type { Standing } from './standing.ts';

type Rows = Record<string, unknown>;

const among = (ids: readonly string[]) => ({ in: [...ids] });
const except = (ids: readonly string[]) => ({ notIn: [...ids] });

const has = (who: Standing, role: Standing['roles'][number]) => who.roles.includes(role);

/** What waits for somebody of a role before anybody has been named, beside what one has a step in. */
const waitingCases = (who: Standing): Rows[] => [
  ...(has(who, 'leader') ? [{ state: 'proposed' }] : []),
  ...(has(who, 'discipline') ? [{ state: 'transferred' }] : []),
];
const waitingAppeals = (who: Standing): Rows[] => [
  ...(has(who, 'reviewer') || has(who, 'discipline')
    ? [{ state: among(['filed', 'supplement-asked']) }]
    : []),
  ...(has(who, 'leader') || has(who, 'discipline') ? [{ state: 'accepted' }] : []),
  // A bulletin or an order that did not stand is put right by those who write and sign them.
  ...(has(who, 'leader') || has(who, 'planner')
    ? [{ aboutType: among(documents), state: among(['served', 'executed', 'further-appeal', 'closed']) }]
    : []),
];

/** The respondent’s own side: from the prior notice on, as the person or for the unit. */
const answers: readonly Verb[] = [
  'case.defend',
  'appeal.file',
  'appeal.own',
  'appeal.receive',
  'package.own',
];

/** What was sent to a unit as a whole is no secret inside it; that it is called to account is its chief's to know. */
const documents = ['bulletin', 'order'];

function respondentRows(noun: Noun, reach: Scope, who: Standing): Rows {
  const { person, units } = who;
  const whose = reach === 'unit' ? { person: null, unit: among(units) } : { person };
  if (noun === 'AccountabilityCase') return { ...whose, noticeIssuedAt: { not: null } };
  return reach === 'unit' && !has(who, 'chief') ? { ...whose, aboutType: among(documents) } : whose;
}

/** Rows of cases and appeals within a reach. Nobody sees the office’s side of what they themselves must answer. */
export function caseRows(
  noun: 'AccountabilityCase' | 'Appeal',
  reach: Scope,
  verb: Verb,
  who: Standing,
): Rows | null {
  const { office, called } = who;
  if (answers.includes(verb))
    return reach === 'own' || reach === 'unit' ? { office, ...respondentRows(noun, reach, who) } : null;
  const notMine = { id: except(called.about) };
  if (reach === 'office') return { office, ...notMine };
  if (reach !== 'own') return null;
  const [mine, waiting] =
    noun === 'Appeal' ? [called.appeals, waitingAppeals(who)] : [called.cases, waitingCases(who)];
  return { office, AND: [notMine, { OR: [{ id: among(mine) }, ...waiting] }] };
}

/** In tables that speak of any subject, rows about cases and appeals are those whose subject is within reach. */
export function caseVeil(noun: Noun, reach: Scope, who: Standing): Rows | null {
  const columns = namedIn[noun];
  // Whoever sees headers of everything and content of nothing sees these headers too: somebody must watch the watchers.
  if (columns === undefined || reach === 'headers') return null;
  const [type, id] = columns;
  const { cases, appeals, about } = who.called;
  const all = scopeOf(who.roles, 'case.read') === 'office';
  return all
    ? { OR: [{ [type]: except(secret) }, { [id]: except(about) }] }
    : { OR: [{ [type]: except(secret) }, { [id]: among([...cases, ...appeals]) }] };
}

const secret = ['case', 'appeal'];

const namedIn: Partial<Record<Noun, readonly [type: string, id: string]>> = {
  Entry: ['subjectType', 'subjectId'],
  Held: ['subjectType', 'subjectId'],
  Contradiction: ['subjectType', 'subjectId'],
  Paper: ['aboutType', 'aboutId'],
  Pass: ['aboutType', 'aboutId'],
  Hold: ['aboutType', 'aboutId'],
};
