import { describe, expect, it } from 'vitest';
import { AmendFinding, RecordFinding } from '../src/findings/finding.ts';
import { findingLifecycle } from '../src/findings/finding-lifecycle.ts';
import { TOMBSTONE } from '../src/primitives.ts';
import { as, chen, id, lin, morning, qian, sun, wang } from './people.ts';
import {
  atDesk,
  findingFacts,
  heardFinding,
  observed,
  photo,
  piece,
  proposedFinding,
  recordedFinding,
  sheet,
} from './stories.ts';
import { Story } from './story.ts';

const inspector = as(lin, 'inspector', findingFacts());
const reviewer = as(sun, 'reviewer', atDesk());
const director = (facts = atDesk()) => as(chen, 'director', facts);
const propose = { type: 'proposeFinding' as const };
const confirm = { type: 'confirmFinding' as const, opinion: '事实清楚' };

describe('recording', () => {
  it('takes the fact first: style, post and criterion may stay open', () => {
    const { style: _s, subCode: _c, post: _p, criterion: _k, severity: _v, ...fact } = observed;
    const finding = new Story(findingLifecycle).did(
      { type: 'recordFinding', ...fact, style: null, subCode: null },
      inspector,
    );
    expect(finding.state.status).toBe('draft');
    expect(finding.refusal(propose, inspector)?.code).toBe('finding.code-missing');
  });

  it('takes a picture alone: nobody has said a word yet, and none is put in anybody’s mouth', () => {
    const { observation: _o, place: _p, ...picture } = observed;
    const finding = new Story(findingLifecycle).did({ type: 'recordFinding', ...picture }, inspector);
    expect(finding.entries[0]?.payload).not.toHaveProperty('observation');
    expect(finding.state.fields).not.toHaveProperty('place');
    finding.did({ type: 'amendFinding', severity: 'serious' }, inspector);
    expect(finding.state.status).toBe('draft');
  });

  it('takes words, but no empty ones', () => {
    expect(RecordFinding.safeParse({ ...observed, observation: ' ' }).success).toBe(false);
    expect(AmendFinding.safeParse({ place: '' }).success).toBe(false);
  });

  it.each(['submitted', 'reviewed', 'locked', 'aborted', 'invalidated', 'scheduled'])(
    'a visit that is %s takes no finding',
    (status) => {
      const facts = findingFacts({ visit: { status } });
      expect(
        new Story(findingLifecycle).refusal(
          { type: 'recordFinding', ...observed },
          as(lin, 'inspector', facts),
        ),
      ).toEqual({ code: 'finding.visit-closed', facts: { state: `state.visit.${status}` } });
    },
  );

  it('is for those who were there', () => {
    expect(
      new Story(findingLifecycle).refusal(
        { type: 'recordFinding', ...observed },
        as(sun, 'inspector', findingFacts()),
      )?.code,
    ).toBe('finding.not-a-member');
  });

  it.each([
    ['before the visit', morning - 1],
    ['in the future', morning + 1],
  ])('refuses what was seen %s', (_, observedAt) => {
    expect(
      new Story(findingLifecycle).refusal({ type: 'recordFinding', ...observed, observedAt }, inspector)
        ?.code,
    ).toBe('finding.observed-outside-visit');
  });

  it('takes no evidence of another visit', () => {
    expect(
      new Story(findingLifecycle).refusal(
        { type: 'recordFinding', ...observed, evidence: [id('evidence', 'strange')] },
        inspector,
      ),
    ).toEqual({ code: 'finding.evidence-foreign', facts: { count: 1 } });
  });
});

describe('proposing', () => {
  it('is open once everything is said', () => {
    expect(proposedFinding().state.status).toBe('proposed');
  });

  it.each([
    ['style', { style: null }, 'finding.code-missing'],
    ['sub-code', { subCode: null }, 'finding.code-missing'],
    ['a code of this style', { subCode: 'FAVOUR' }, 'finding.code-unknown'],
    ['known further codes', { also: ['NO_SUCH_CODE'] }, 'finding.code-unknown'],
    ['unit', { unit: null }, 'finding.unit-missing'],
    ['evidence', { evidence: [] }, 'finding.evidence-missing'],
    ['wording that names somebody', { observation: '部分单位窗口空岗' }, 'wording-vague'],
    [
      'wording that names somebody, in English',
      { observation: 'Some departments were absent' },
      'wording-vague',
    ],
  ])('needs %s', (_, changes, code) => {
    expect(recordedFinding(changes).refusal(propose, inspector)?.code).toBe(code);
  });

  it.each([
    ['post', 'finding.post-missing'],
    ['criterion', 'finding.criterion-missing'],
    ['severity', 'finding.severity-missing'],
  ] as const)('needs a %s', (field, code) => {
    const { [field]: _, ...rest } = observed;
    const finding = new Story(findingLifecycle).did({ type: 'recordFinding', ...rest }, inspector);
    expect(finding.refusal(propose, inspector)?.code).toBe(code);
  });

  it('needs words and a place, and says of which finding', () => {
    const { observation, place, ...picture } = observed;
    const finding = new Story(findingLifecycle).did({ type: 'recordFinding', ...picture }, inspector);
    const at = observed.observedAt;
    expect(finding.refusal(propose, inspector)).toEqual({ code: 'finding.words-missing', facts: { at } });
    finding.did({ type: 'amendFinding', observation }, inspector);
    expect(finding.refusal(propose, inspector)).toEqual({ code: 'finding.place-missing', facts: { at } });
    finding.did({ type: 'amendFinding', place }, inspector);
    expect(finding.refusal(propose, inspector)).toBeNull();
  });

  it('takes words that were lawfully erased since for words', () => {
    const finding = recordedFinding();
    const [first] = finding.entries;
    if (first?.kind !== 'finding.recorded') throw new Error('no record');
    const payload = { ...first.payload, observation: TOMBSTONE, place: TOMBSTONE };
    const again = new Story(findingLifecycle).tell({ ...first, payload });
    expect(again.refusal(propose, inspector)).toBeNull();
  });

  it('takes a reason why the post could not be told, but not both', () => {
    const { post: _, ...rest } = observed;
    const finding = new Story(findingLifecycle).did(
      { type: 'recordFinding', ...rest, postUnknownReason: '无胸牌,未能辨认' },
      inspector,
    );
    expect(finding.refusal(propose, inspector)).toBeNull();
    const both = recordedFinding({ postUnknownReason: '无胸牌' });
    expect(both.refusal(propose, inspector)?.code).toBe('finding.post-and-reason');
  });

  it('naming the post later takes the reason back', () => {
    const { post: _, ...rest } = observed;
    const finding = new Story(findingLifecycle)
      .did({ type: 'recordFinding', ...rest, postUnknownReason: '未能辨认' }, inspector)
      .did({ type: 'amendFinding', post: '受理岗' }, inspector);
    expect(finding.state.fields?.postUnknownReason).toBeUndefined();
    expect(finding.refusal(propose, inspector)).toBeNull();
  });

  it.each(['recording', 'broken', 'excluded'] as const)('evidence that is %s does not carry it', (status) => {
    const facts = findingFacts({ evidence: [piece(status)] });
    expect(recordedFinding().refusal(propose, as(lin, 'inspector', facts))?.code).toBe(
      'finding.evidence-not-intact',
    );
  });

  it('praise needs a unit and evidence, and neither severity nor criterion nor post', () => {
    const { post: _p, criterion: _c, severity: _s, ...rest } = observed;
    const finding = new Story(findingLifecycle).did(
      { type: 'recordFinding', ...rest, style: 'PRAISE', subCode: 'GOOD_SERVICE' },
      inspector,
    );
    expect(finding.refusal(propose, inspector)).toBeNull();
  });

  it('a change that changes nothing is refused, and a real one takes the proposal back', () => {
    const finding = proposedFinding();
    expect(finding.refusal({ type: 'amendFinding', place: observed.place }, inspector)?.code).toBe(
      'finding.nothing-changed',
    );
    finding.did({ type: 'amendFinding', place: '西厅' }, inspector);
    expect(finding.state.status).toBe('draft');
  });
});

describe('confirming', () => {
  it('is for somebody who was not there', () => {
    expect(heardFinding().refusal(confirm, reviewer)).toBeNull();
    expect(heardFinding().refusal(confirm, as(wang, 'reviewer', atDesk()))?.code).toBe(
      'finding.reviewer-is-inspector',
    );
    expect(heardFinding().refusal(confirm, as(lin, ['reviewer', 'director'], atDesk()))?.code).toBe(
      'finding.reviewer-is-inspector',
    );
  });

  it('the recorder stays an inspector of it even when taken off the team', () => {
    const facts = atDesk({ visit: { members: [wang] } });
    expect(heardFinding().refusal(confirm, as(lin, 'reviewer', facts))?.code).toBe(
      'finding.reviewer-is-inspector',
    );
  });

  it('follows the review of the visit', () => {
    const facts = atDesk({ visit: { status: 'submitted' } });
    expect(heardFinding().refusal(confirm, as(sun, 'reviewer', facts))?.code).toBe(
      'finding.visit-not-reviewed',
    );
    const gone = atDesk({ visit: { status: 'invalidated' } });
    expect(heardFinding().refusal(confirm, director(gone))?.code).toBe('finding.visit-not-reviewed');
  });

  it('rests on bytes proven on the server', () => {
    const facts = atDesk({ evidence: [piece('captured', false)] });
    expect(heardFinding().refusal(confirm, director(facts))?.code).toBe('finding.evidence-not-intact');
  });

  it('what one person saw alone needs the director and stays marked', () => {
    const facts = atDesk({ visit: { observation: true } });
    expect(heardFinding().refusal(confirm, as(sun, 'reviewer', facts))?.code).toBe(
      'finding.one-person-needs-director',
    );
    expect(heardFinding().did(confirm, director(facts)).state.uncorroborated).toBe(true);
  });

  it('covert material alone needs the director and stays marked', () => {
    const facts = atDesk({ evidence: [piece('verified', true)] });
    expect(heardFinding().refusal(confirm, as(sun, 'reviewer', facts))?.code).toBe(
      'finding.covert-only-needs-director',
    );
    expect(heardFinding().did(confirm, director(facts)).state.uncorroborated).toBe(true);
  });

  it('two persons with overt evidence are corroborated', () => {
    expect(heardFinding().did(confirm, reviewer).state).toMatchObject({
      status: 'confirmed',
      uncorroborated: false,
    });
  });

  it('favours raise the flag for referral, and the director weighs it', () => {
    const finding = heardFinding({ style: 'LOW', subCode: 'FAVOUR' });
    expect(finding.state.referralFlag).toBe(true);
    expect(finding.refusal(confirm, reviewer)?.code).toBe('finding.favour-needs-director');
    expect(finding.refusal(confirm, director())).toBeNull();
    expect(finding.did({ type: 'referFinding', ground: '涉嫌职务违法' }, director()).state.status).toBe(
      'referred',
    );
  });

  it('extraction noted as a further code raises the same flag', () => {
    expect(proposedFinding({ also: ['TAKE'] }).state.referralFlag).toBe(true);
    expect(heardFinding().state.referralFlag).toBe(false);
  });

  it('praise is not referred', () => {
    const praise = proposedFinding({ style: 'PRAISE', subCode: 'ON_POST' });
    expect(praise.refusal({ type: 'referFinding', ground: '无' }, as(qian, 'leader', atDesk()))?.code).toBe(
      'finding.praise-not-referred',
    );
  });
});

describe('coming back', () => {
  it('a returned finding is supplemented at the desk by those who were there, and counted', () => {
    const finding = proposedFinding().did({ type: 'returnFinding', reason: '请补充岗位' }, reviewer);
    expect(finding.state).toMatchObject({ status: 'returned', rounds: 1 });
    const more = { type: 'supplementFinding' as const, post: '综合受理岗', reason: '补充岗位' };
    expect(finding.refusal(more, as(sun, 'inspector', atDesk()))?.code).toBe('finding.not-a-member');
    finding.did(more, as(wang, 'inspector', atDesk()));
    expect(finding.state).toMatchObject({
      status: 'proposed',
      fields: { post: '综合受理岗', criterion: observed.criterion },
    });
  });

  it('an invalidated visit takes no supplement', () => {
    const finding = proposedFinding().did({ type: 'returnFinding', reason: '请补充' }, reviewer);
    const gone = atDesk({ visit: { status: 'invalidated' } });
    expect(
      finding.refusal(
        { type: 'supplementFinding', post: '综合岗', reason: '补充' },
        as(lin, 'inspector', gone),
      )?.code,
    ).toBe('finding.visit-invalidated');
  });

  it('a supplement may not leave it incomplete', () => {
    const finding = proposedFinding().did({ type: 'returnFinding', reason: '请补充' }, reviewer);
    expect(
      finding.refusal(
        { type: 'supplementFinding', unit: null, reason: '去掉单位' },
        as(lin, 'inspector', atDesk()),
      )?.code,
    ).toBe('finding.unit-missing');
  });

  it.each(['confirmed', 'dismissed', 'withdrawn', 'referred'])('what is %s is decided', (status) => {
    const finding = heardFinding();
    const ends = {
      confirmed: () => finding.did(confirm, director()),
      dismissed: () => finding.did({ type: 'dismissFinding', reason: '不成立' }, director()),
      withdrawn: () => finding.did({ type: 'withdrawFinding', reason: '重复' }, as(lin, 'lead', atDesk())),
      referred: () => finding.did({ type: 'referFinding', ground: '移送' }, director()),
    };
    ends[status as keyof typeof ends]();
    expect(finding.state.status).toBe(status);
    for (const command of [
      confirm,
      { type: 'returnFinding' as const, reason: '退回' },
      { type: 'withdrawFinding' as const, reason: '撤回' },
      { type: 'amendFinding' as const, place: '西厅' },
    ]) {
      expect(finding.refusal(command, as(chen, ['director', 'lead', 'inspector'], atDesk()))?.code).toBe(
        'state-forbids',
      );
    }
  });

  it('a late change from a tablet does not rewrite what was confirmed', () => {
    const finding = proposedFinding();
    const late = finding
      .copy()
      .did({ type: 'amendFinding', place: '西厅' }, inspector)
      .last('finding.amended');
    finding.did({ type: 'openConfirmation', confirmations: [sheet] }, director()).did(confirm, reviewer);
    if (!late) throw new Error('no amendment');
    finding.tell(late);
    expect(finding.state.fields?.place).toBe(observed.place);
    expect(finding.state.outOfPlace).toEqual([late.hash]);
  });

  it('an erased observation leaves the finding standing', () => {
    const finding = recordedFinding();
    const [first] = finding.entries;
    if (first?.kind !== 'finding.recorded') throw new Error('no record');
    const erased = { ...first, payload: { ...first.payload, observation: { erased: true as const } } };
    const again = new Story(findingLifecycle).tell(erased);
    expect(again.state.status).toBe('draft');
    expect(again.state.fields?.evidence).toEqual([photo]);
  });
});
