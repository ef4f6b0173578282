import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActingRole } from '../src/access/roles.ts';
import type { AppealFacts } from '../src/accountability/appeal.ts';
import { appealLifecycle } from '../src/accountability/appeal-lifecycle.ts';
import type { CaseCommand } from '../src/accountability/case.ts';
import { caseLifecycle } from '../src/accountability/case-lifecycle.ts';
import { spanOf } from '../src/accountability/effect.ts';
import { type Burden, isWithin } from '../src/accountability/heaviness.ts';
import { measureOf, measures } from '../src/accountability/measures.ts';
import {
  appealFacts,
  assignedAppeal,
  carried,
  caseFacts,
  day,
  decision,
  defence,
  gao,
  handed,
  he,
  li,
  ma,
  notice,
  noticeView,
  proposal,
  verdict,
  xu,
} from './case-stories.ts';
import { as, chen, id, lin, morning, qian, sun, zhao } from './people.ts';
import { Story } from './story.ts';

const codes = measures.filter((each) => each.against === 'person').map((each) => each.code);
const of = (family: string) => codes.filter((code) => measureOf(code)?.family === family);
// Mostly of one family, so that walks reach decisions; the rest is whatever can be put side by side.
const someMeasures = fc.oneof(
  { weight: 3, arbitrary: fc.subarray(of('first-form'), { minLength: 1, maxLength: 1 }) },
  { weight: 3, arbitrary: fc.subarray(of('punishment'), { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.subarray(codes, { minLength: 1, maxLength: 3 }) },
);

/** Weight said another way than the code says it: a number within a family, and the first form below everything. */
const heaviest = (list: readonly string[], family: string): number =>
  Math.max(
    0,
    ...list.filter((code) => measureOf(code)?.family === family).map((code) => measureOf(code)?.rank ?? 0),
  );
function weighsMore(one: Burden, other: Burden): boolean {
  const strict = (list: readonly string[]) => list.filter((code) => measureOf(code)?.family !== 'first-form');
  const families = new Set(strict(one.measures).map((code) => measureOf(code)?.family ?? ''));
  for (const family of families)
    if (heaviest(one.measures, family) > heaviest(other.measures, family)) return true;
  if (one.measures.length > other.measures.length) return true;
  if (strict(one.measures).length > strict(other.measures).length) return true;
  if (strict(other.measures).length === 0)
    return heaviest(one.measures, 'first-form') > heaviest(other.measures, 'first-form');
  return false;
}

interface Moment {
  readonly person: string;
  readonly roles: ActingRole[];
  readonly measures: string[];
  readonly organ: 'SUPERVISION' | 'EMPLOYER' | 'PARTY';
  readonly luck: number;
}
const everyone = [chen, qian, sun, zhao, ma, gao, he, li, lin];
const office: ActingRole[] = ['director', 'leader', 'discipline', 'party', 'scheduler'];
const moments = fc.array(
  fc.record({
    person: fc.constantFrom(...everyone),
    roles: fc.constant(office),
    measures: someMeasures,
    organ: fc.constantFrom('SUPERVISION' as const, 'EMPLOYER' as const, 'PARTY' as const),
    luck: fc.nat(9999),
  }),
  { minLength: 80, maxLength: 160, size: 'max' },
);

const months = (list: readonly string[], luck: number) => {
  const span = spanOf(list);
  return span === null ? null : luck % 2 ? span.most : span.least;
};

const commandsAt = (moment: Moment, now: number, today: string): readonly CaseCommand[] => {
  const weight = { measures: moment.measures, months: months(moment.measures, moment.luck) };
  const appeal = id('appeal', 'a');
  const organ = { authority: moment.organ, name: '有权机关' };
  return [
    { ...proposal, measures: moment.measures, organ },
    { type: 'approveCase', opinion: '同意' },
    { type: 'transferCase', handover: ['材料'] },
    { type: 'acceptCase', investigators: [sun, zhao] },
    { ...notice, ...weight },
    { type: 'serveNotice', proof: handed(now) },
    { type: 'receiveNotice' },
    defence,
    { ...defence, waived: true, statement: undefined, points: [] },
    { type: 'lapseDefence' },
    { type: 'answerDefence', points: [{ n: 1, outcome: 'accepted', text: '属实' }], forum: [ma, gao, he] },
    { type: 'answerDefence', points: [], forum: [ma, gao, he] },
    { ...decision, ...weight, from: today, discussion: { ...decision.discussion, on: today } },
    { type: 'serveDecision', to: 'person', proof: handed(now) },
    { type: 'serveDecision', to: 'unit', proof: handed(now) },
    { type: 'takeEffect' },
    { type: 'changeCase', appeal, ...weight },
    { type: 'remitCase', appeal },
  ];
};

const counted = new Map<string, number>();

describe('over random histories', () => {
  it('no decision, no change and no second decision weighs more than what was noticed or stood before', () => {
    fc.assert(
      fc.property(moments, (walk) => {
        const story = new Story(caseLifecycle);
        let bound: Burden | null = null;
        for (const [index, moment] of walk.entries()) {
          const now = morning + index * 2 * day;
          const context = carried(as(moment.person, moment.roles, caseFacts({ view: noticeView }), now));
          const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
          const allowed = commandsAt(moment, now, today).filter(
            (each) => story.refusal(each, context) === null,
          );
          const command = allowed[moment.luck % Math.max(1, allowed.length)];
          if (!command) continue;
          story.did(command, context);
          counted.set(command.type, (counted.get(command.type) ?? 0) + 1);
          if (command.type === 'issueNotice') bound = command;
          if (command.type !== 'decideCase' && command.type !== 'changeCase') continue;
          if (bound === null) throw new Error('decided without notice');
          expect(weighsMore(command, bound), `${command.measures} over ${bound.measures}`).toBe(false);
          expect(command.months ?? 0).toBeLessThanOrEqual(
            bound.measures.some((each) => measureOf(each)?.months === 'permanent') ? 48 : (bound.months ?? 0),
          );
          bound = command;
          const took = [chen, qian, sun, zhao];
          if (command.type === 'decideCase') expect(took).not.toContain(moment.person);
        }
      }),
      tries(300),
    );
    expect(counted.get('decideCase') ?? 0).toBeGreaterThan(30);
    expect(counted.get('changeCase') ?? 0).toBeGreaterThan(5);
  });

  it('no result of an appeal weighs more than the decision it was filed against', () => {
    let accepted = 0;
    const reviewing = assignedAppeal();
    fc.assert(
      fc.property(someMeasures, someMeasures, fc.nat(9999), (before, after, luck) => {
        const burden = { measures: before, months: months(before, luck) };
        const facts: AppealFacts = appealFacts({ burden });
        const wanted = { measures: after, months: months(after, luck + 1) };
        const story = new Story(appealLifecycle, reviewing.state);
        const refusal = story.refusal(
          { ...verdict, ...wanted },
          as(xu, 'reviewer', facts, morning + 12 * day),
        );
        if (refusal !== null) return;
        accepted += 1;
        expect(weighsMore(wanted, burden), `${after} over ${before}`).toBe(false);
        expect(isWithin(burden, wanted)).toBe(false);
      }),
      tries(3000),
    );
    expect(accepted).toBeGreaterThan(50);
  });
});
