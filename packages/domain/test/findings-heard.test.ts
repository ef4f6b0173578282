import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfirmationCommand, HeardSheet } from '../src/findings/confirmation.ts';
import { isHeard } from '../src/findings/confirmation.ts';
import { chief, clerk, objects, party, served } from './confirmation-stories.ts';
import { as, chen, qian, sun, wang } from './people.ts';
import { atDesk, heardFinding, ownSheet, proposedFinding, sheet } from './stories.ts';

describe('a finding', () => {
  const confirm = { type: 'confirmFinding' as const, opinion: '事实清楚' };
  const stand = (status: HeardSheet['status'], answer: HeardSheet['answer'] = null) => ({
    id: sheet,
    status,
    answer,
  });

  it('is not confirmed unheard, unless it is praise', () => {
    expect(proposedFinding().refusal(confirm, as(chen, 'director', atDesk()))?.code).toBe(
      'finding.not-heard',
    );
    const praise = proposedFinding({ style: 'PRAISE', subCode: 'ON_POST' });
    expect(praise.refusal(confirm, as(chen, 'director', atDesk()))).toBeNull();
    expect(
      praise.refusal({ type: 'openConfirmation', confirmations: [sheet] }, as(chen, 'director', atDesk()))
        ?.code,
    ).toBe('finding.praise-needs-no-reply');
  });

  it.each([
    ['opened', null, false],
    ['served', null, false],
    ['answered', 'agrees', true],
    ['answered', 'partly', false],
    ['answered', 'objects', false],
    ['replied', 'objects', true],
    ['refused', null, true],
    ['unanswered', null, true],
    ['withdrawn', null, false],
  ] as const)('with a sheet that is %s (%s) can be decided: %s', (status, answer, decided) => {
    const desk = as(chen, 'director', atDesk({ sheets: [stand(status, answer)] }));
    expect(heardFinding().refusal(confirm, desk)?.code ?? null).toBe(decided ? null : 'finding.replies-open');
  });

  it('one who answered does not speak for the other: unit and person may disagree, and both stand', () => {
    const answers = fc.constantFrom('agrees', 'partly', 'objects') as fc.Arbitrary<
      'agrees' | 'partly' | 'objects'
    >;
    fc.assert(
      fc.property(answers, answers, (byUnit, byPerson) => {
        const say = (answer: typeof byUnit) =>
          ({
            ...objects,
            answer,
            points: answer === 'agrees' ? [] : [{ n: 1, text: '不属实' }],
          }) as ConfirmationCommand;
        const unit = served().did(say(byUnit), chief());
        const person = served({ unit: null, person: clerk }).did(say(byPerson), party());
        expect([unit.state.answer, person.state.answer]).toEqual([byUnit, byPerson]);
        const sheets: HeardSheet[] = [
          { id: sheet, status: unit.state.status, answer: unit.state.answer },
          { id: ownSheet, status: person.state.status, answer: person.state.answer },
        ];
        const matter = proposedFinding().did(
          { type: 'openConfirmation', confirmations: [sheet, ownSheet] },
          as(chen, 'director', atDesk()),
        );
        const no = matter.refusal(confirm, as(chen, 'director', atDesk({ sheets })));
        expect(no?.facts.count ?? 0).toBe(sheets.filter((each) => !isHeard(each)).length);
      }),
      tries(100),
    );
  });

  it('a round that was returned begins anew: answers to other words count no more', () => {
    const again = heardFinding()
      .did({ type: 'returnFinding', reason: '请补充' }, as(chen, 'director', atDesk()))
      .did(
        { type: 'supplementFinding', post: '综合受理岗', reason: '补充岗位' },
        as(wang, 'inspector', atDesk()),
      );
    expect(again.refusal(confirm, as(chen, 'director', atDesk()))?.code).toBe('finding.not-heard');
    again.did({ type: 'openConfirmation', confirmations: [ownSheet] }, as(chen, 'director', atDesk()));
    expect(again.refusal(confirm, as(chen, 'director', atDesk()))?.code).toBe('finding.replies-open');
  });

  it('a dispute is answered before it is dismissed or sent back', () => {
    const disputed = heardFinding().did(
      { type: 'disputeFinding', confirmation: sheet },
      as(qian, 'chief', atDesk()),
    );
    const open = as(chen, 'director', atDesk({ sheets: [stand('answered', 'objects')] }));
    const answered = as(chen, 'director', atDesk({ sheets: [stand('replied', 'objects')] }));
    for (const command of [
      { type: 'dismissFinding' as const, reason: '不成立' },
      { type: 'returnFinding' as const, reason: '请更正' },
    ]) {
      expect(disputed.refusal(command, open)?.code).toBe('finding.objection-unanswered');
      expect(disputed.refusal(command, answered)).toBeNull();
    }
  });

  it('a suspicion that comes up while it is being answered still leads to a referral', () => {
    const referred = heardFinding().did(
      { type: 'referFinding', ground: '涉嫌职务违法', holders: [qian, qian] },
      as(chen, 'director', atDesk()),
    );
    expect(referred.state).toMatchObject({ status: 'referred', holders: [chen, qian] });
    const name = { type: 'nameHolders' as const, holders: [qian, sun] };
    expect(referred.refusal(name, as(chen, 'director', atDesk()))?.code).toBe('finding.holder-leaves-self');
    expect(referred.refusal(name, as(sun, 'leader', atDesk()))?.code).toBe('finding.not-a-holder');
    expect(referred.did(name, as(qian, 'leader', atDesk())).state.holders).toEqual([qian, sun]);
  });
});
