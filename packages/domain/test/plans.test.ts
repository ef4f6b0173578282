import { describe, expect, it } from 'vitest';
import { assignmentLifecycle } from '../src/plans/assignment-lifecycle.ts';
import { planLifecycle } from '../src/plans/plan-lifecycle.ts';
import { recusals } from '../src/plans/recusal.ts';
import { as, chen, id, lin, qian, sun, wang, zhao } from './people.ts';
import {
  approvedPlan,
  assignmentDraft,
  assignmentFacts,
  draftedPlan,
  land,
  offeredAssignment,
  planDraft,
  planFacts,
} from './stories.ts';
import { Story } from './story.ts';

const planner = as(zhao, 'planner', planFacts);

describe('a plan', () => {
  it('is drafted, reviewed by another and approved by a third', () => {
    expect(approvedPlan().state).toMatchObject({
      status: 'approved',
      drafter: zhao,
      reviewer: sun,
      approver: qian,
    });
  });

  it('ends after it begins, and holds no state secret', () => {
    const draft = (changes: object) =>
      new Story(planLifecycle).refusal({ type: 'draftPlan', ...planDraft, ...changes }, planner);
    expect(draft({ to: '2026-11-19' })?.code).toBe('plan.dates-reversed');
    expect(draft({ secrecy: 'secret' })?.code).toBe('secrecy-too-high');
  });

  it.each(['basis', 'scope', 'method'])('is handed in with its %s', (field) => {
    const plan = new Story(planLifecycle).did({ type: 'draftPlan', ...planDraft, [field]: '' }, planner);
    expect(plan.refusal({ type: 'submitPlan' }, planner)).toEqual({
      code: 'plan.incomplete',
      facts: { field: `field.plan.${field}` },
    });
  });

  it('is neither reviewed nor approved by anybody who drafted it', () => {
    const plan = draftedPlan()
      .did({ type: 'revisePlan', ...planDraft, title: '修订' }, as(sun, 'planner', planFacts))
      .did({ type: 'submitPlan' }, planner);
    const review = { type: 'reviewPlan' as const, opinion: '合规' };
    expect(plan.refusal(review, as(zhao, 'reviewer', planFacts))?.code).toBe('plan.reviewer-is-planner');
    expect(plan.refusal(review, as(sun, 'reviewer', planFacts))?.code).toBe('plan.reviewer-is-planner');
    plan.did(review, as(chen, 'reviewer', planFacts));
    expect(
      plan.refusal({ type: 'approvePlan', instruction: '同意' }, as(zhao, 'leader', planFacts))?.code,
    ).toBe('plan.approver-is-planner');
  });

  it('with targets visited too often needs a justification', () => {
    const plan = draftedPlan().did({ type: 'submitPlan' }, planner);
    const often = as(sun, 'reviewer', { ...planFacts, frequentTargets: 2 });
    expect(plan.refusal({ type: 'reviewPlan', opinion: '可' }, often)?.code).toBe(
      'plan.targets-too-frequent',
    );
    expect(plan.refusal({ type: 'reviewPlan', opinion: '可', frequencyJustified: true }, often)).toBeNull();
  });

  it('that entraps does not pass', () => {
    const plan = new Story(planLifecycle)
      .did({ type: 'draftPlan', ...planDraft, method: '以送红包方式试探' }, planner)
      .did({ type: 'submitPlan' }, planner);
    expect(plan.refusal({ type: 'reviewPlan', opinion: '可' }, as(sun, 'reviewer', planFacts))?.code).toBe(
      'scenario-entraps',
    );
  });

  it('changed after approval needs approval again', () => {
    const plan = approvedPlan().did(
      { type: 'revisePlan', ...planDraft, units: [land, id('unit', 'more')] },
      planner,
    );
    expect(plan.state).toMatchObject({ status: 'draft', approver: null });
    expect(plan.refusal({ type: 'startPlan' }, as(chen, 'director', planFacts))?.code).toBe('state-forbids');
  });

  it('ends when its assignments have, and not without any', () => {
    const plan = approvedPlan().did({ type: 'startPlan' }, as(chen, 'director', planFacts));
    const finish = (total: number, open: number) =>
      plan.refusal(
        { type: 'completePlan' },
        as(chen, 'director', { ...planFacts, assignments: { total, open } }),
      )?.code;
    expect(finish(2, 1)).toBe('plan.assignments-open');
    expect(finish(0, 0)).toBe('plan.no-assignment');
    expect(finish(2, 0)).toBeUndefined();
  });
});

describe('an assignment', () => {
  const create = (changes: object = {}, facts: object = {}) =>
    new Story(assignmentLifecycle).refusal(
      { type: 'createAssignment', ...assignmentDraft, ...changes },
      as(zhao, 'planner', { ...assignmentFacts, ...facts }),
    );

  it('follows an approved plan and stays inside it', () => {
    expect(create()).toBeNull();
    expect(create({}, { plan: { ...assignmentFacts.plan, status: 'draft' } })?.code).toBe(
      'assignment.plan-not-approved',
    );
    expect(create({ unit: id('unit', 'other') })?.facts).toEqual({ what: 'field.assignment.unit' });
    expect(create({ modes: ['audio'] })?.facts).toEqual({ what: 'field.assignment.modes' });
    expect(create({ to: '2026-12-01' })?.facts).toEqual({ what: 'field.assignment.dates' });
  });

  it('is led by one of its members, and its scenario entraps nobody', () => {
    expect(create({ lead: sun })?.code).toBe('assignment.lead-not-member');
    expect(create({ scenario: '假装送礼' })?.code).toBe('scenario-entraps');
  });

  it('needs two different people', () => {
    const one = new Story(assignmentLifecycle).did(
      { type: 'createAssignment', ...assignmentDraft, members: [lin, lin] },
      as(zhao, 'planner', assignmentFacts),
    );
    expect(one.refusal({ type: 'checkAssignment' }, as(chen, 'scheduler', assignmentFacts))).toEqual({
      code: 'assignment.needs-two',
      facts: { count: 1 },
    });
  });

  it('is not offered while a member must be recused, and is checked again after the team has changed', () => {
    const facts = {
      ...assignmentFacts,
      recusal: { appointments: [{ person: wang, homeUnit: land }], relations: [] },
    };
    const story = new Story(assignmentLifecycle)
      .did({ type: 'createAssignment', ...assignmentDraft }, as(zhao, 'planner', facts))
      .did({ type: 'checkAssignment' }, as(chen, 'scheduler', facts));
    expect(story.state.recused).toEqual([wang]);
    expect(story.refusal({ type: 'offerAssignment' }, as(chen, 'scheduler', facts))?.code).toBe(
      'assignment.member-recused',
    );
    const same = { type: 'reassignAssignment' as const, members: [lin, wang], lead: lin };
    expect(story.refusal(same, as(chen, 'director', facts))?.code).toBe('assignment.team-unchanged');
    story
      .did({ ...same, members: [lin, sun] }, as(chen, 'director', facts))
      .did({ type: 'checkAssignment' }, as(chen, 'scheduler', facts));
    expect(story.refusal({ type: 'offerAssignment' }, as(chen, 'scheduler', facts))).toBeNull();
  });

  it('is accepted when every member has declared, each once, and only members', () => {
    const accept = { type: 'acceptAssignment' as const, declaration: '与走访对象无利害关系' };
    const story = offeredAssignment().did(accept, as(lin, 'inspector', assignmentFacts));
    expect(story.state.status).toBe('offered');
    expect(story.refusal(accept, as(lin, 'inspector', assignmentFacts))?.code).toBe(
      'assignment.already-answered',
    );
    expect(story.refusal(accept, as(sun, 'inspector', assignmentFacts))?.code).toBe(
      'assignment.not-a-member',
    );
    expect(story.did(accept, as(wang, 'inspector', assignmentFacts)).state.status).toBe('accepted');
  });

  it('a relation declared since the check still stands in the way', () => {
    const facts = {
      ...assignmentFacts,
      recusal: { appointments: [], relations: [{ person: lin, unit: land }] },
    };
    const accept = { type: 'acceptAssignment' as const, declaration: '无' };
    expect(offeredAssignment().refusal(accept, as(lin, 'inspector', facts))?.code).toBe('recused');
  });

  it('a declined one goes to another team, and everyone is asked anew', () => {
    const story = offeredAssignment()
      .did({ type: 'acceptAssignment', declaration: '无' }, as(lin, 'inspector', assignmentFacts))
      .did({ type: 'declineAssignment', reason: '另有任务' }, as(wang, 'inspector', assignmentFacts))
      .did(
        { type: 'reassignAssignment', members: [lin, sun], lead: lin },
        as(chen, 'director', assignmentFacts),
      );
    expect(story.state).toMatchObject({ status: 'reassigned', accepted: [] });
  });

  it('is closed when its visits are', () => {
    const accept = { type: 'acceptAssignment' as const, declaration: '无' };
    const story = offeredAssignment()
      .did(accept, as(lin, 'inspector', assignmentFacts))
      .did(accept, as(wang, 'inspector', assignmentFacts))
      .did({ type: 'releaseAssignment' }, as(chen, 'director', assignmentFacts));
    const open = as(chen, 'director', { ...assignmentFacts, visits: { total: 2, open: 1 } });
    expect(story.refusal({ type: 'closeAssignment' }, open)?.code).toBe('assignment.visits-open');
    expect(story.refusal({ type: 'closeAssignment' }, as(chen, 'director', assignmentFacts))).toBeNull();
  });
});

describe('recusal', () => {
  it('looks at the home unit, the unit seconded from and declared relations', () => {
    const facts = {
      appointments: [
        { person: lin, homeUnit: land },
        { person: wang, homeUnit: null, secondedFrom: land },
        { person: sun, homeUnit: id('unit', 'other') },
      ],
      relations: [{ person: chen, unit: land }, { person: qian }],
    };
    expect(recusals(land, [lin, wang, sun, chen, qian, zhao], facts)).toEqual([
      { person: lin, ground: 'home-unit' },
      { person: wang, ground: 'seconded-unit' },
      { person: chen, ground: 'declared-relation' },
    ]);
  });
});
