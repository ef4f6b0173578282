import { describe, expect, it } from 'vitest';
import { clashesOf, isStillContested } from '../src/findings/clash.ts';
import { findingLifecycle } from '../src/findings/finding-lifecycle.ts';
import type { Kind } from '../src/kinds.ts';
import type { Recorded } from '../src/lifecycle.ts';
import { as, lin, sun } from './people.ts';
import { atDesk, findingFacts, observed } from './stories.ts';

const hash = (n: number) => n.toString(16).padStart(64, '0');
let at = 0;

/** Entry `n`, which knew the entries `after`. */
function entry(n: number, kind: Kind, payload: object, after: number[] = [1]): Recorded {
  at += 1000;
  return {
    hash: hash(n),
    kind,
    schema: 1,
    subject: { type: 'finding', id: `fnd_${'a'.repeat(26)}` },
    office: '',
    actor: { person: lin, seat: null },
    writer: n % 2 === 0 ? 'even' : 'odd',
    writerClass: 'tablet',
    at,
    after: after.map(hash),
    payload,
  } as unknown as Recorded;
}

const recorded = entry(1, 'finding.recorded', { ...observed, evidence: ['evd_1'] }, []);
const pair = [[hash(2), hash(3)]] as const;
const between = (one: Recorded, other: Recorded, ...more: Recorded[]) =>
  clashesOf([recorded, one, other, ...more], pair);
const walk = (...entries: Recorded[]) =>
  entries.reduce((state, each) => findingLifecycle.evolve(state, each), findingLifecycle.initial);

describe('two who write out of each other’s reach', () => {
  it('both keep their words where they speak of different things', () => {
    const one = entry(2, 'finding.amended', { observation: '看视频' });
    const other = entry(3, 'finding.amended', { place: '东厅' });
    expect(between(one, other)).toEqual({ of: [], parts: [] });
    expect(walk(recorded, one, other).fields).toMatchObject({ observation: '看视频', place: '东厅' });
  });

  it('are asked to choose where they say different things of one part, and both texts are shown', () => {
    const one = entry(2, 'finding.amended', { observation: '看视频约4分钟' });
    const other = entry(3, 'finding.amended', { observation: '看视频约6分钟' });
    const { of, parts } = between(one, other);
    expect(of).toEqual([hash(2), hash(3)]);
    expect(parts.map(({ part }) => part)).toEqual(['observation']);
    expect(parts[0]?.said.map(({ values }) => values)).toEqual([
      { observation: '看视频约4分钟' },
      { observation: '看视频约6分钟' },
    ]);
  });

  it('are asked for the last words of each, not for what one of them has corrected or taken back', () => {
    const amended = (n: number, observation: string, after: number[]) =>
      entry(n, 'finding.amended', { observation }, after);
    const one = amended(2, '看视频约4分钟', [1]);
    const line = [
      amended(3, '看视频约6分钟', [1]),
      amended(5, '记错了', [3]),
      amended(7, '看视频约6分钟', [5]),
    ];
    const pairs = [3, 5, 7].map((n) => [hash(2), hash(n)] as const);
    const { of, parts } = clashesOf([recorded, one, ...line], pairs);
    expect(of, 'the choice names them all').toEqual([2, 3, 5, 7].map(hash));
    expect(parts[0]?.said.map((said) => said.hash)).toEqual([hash(2), hash(7)]);
    const same = amended(9, '看视频约4分钟', [7]);
    const agreed = clashesOf([recorded, one, ...line, same], [...pairs, [hash(2), hash(9)]]);
    expect(agreed.of.length).toBeGreaterThan(0);
    expect(agreed.parts, 'where both come to say the same, nobody is asked').toEqual([]);
  });

  it('are not asked where both say the same', () => {
    const said = { observation: '看视频' };
    expect(between(entry(2, 'finding.amended', said), entry(3, 'finding.amended', said)).of).toEqual([]);
  });

  it('answer one question with a post here and with why it is not known there', () => {
    const one = entry(2, 'finding.amended', { post: '综合受理岗' });
    const other = entry(3, 'finding.amended', { postUnknownReason: '无岗位牌' });
    expect(between(one, other).parts.map(({ part }) => part)).toEqual(['post']);
  });

  it('lose nothing where one left out what the other worked on', () => {
    const one = entry(2, 'finding.dropped', { reason: '记错了' });
    const other = entry(3, 'finding.amended', { observation: '看视频' });
    const [dropped] = between(one, other).parts;
    expect(dropped?.part).toBe('dropped');
    expect(dropped?.said.map(({ values }) => values)).toEqual([null, {}]);
  });

  it('each add a picture, and both pictures belong to the finding', () => {
    const one = entry(2, 'finding.amended', { evidence: ['evd_1', 'evd_2'] });
    const other = entry(3, 'finding.amended', { evidence: ['evd_1', 'evd_3'] });
    expect(walk(recorded, one, other).fields?.evidence).toEqual(['evd_1', 'evd_2', 'evd_3']);
    expect(between(one, other).of).toEqual([]);
    const off = entry(4, 'finding.amended', { evidence: ['evd_2', 'evd_3'] }, [2, 3]);
    expect(walk(recorded, one, other, off).fields?.evidence).toEqual(['evd_2', 'evd_3']);
    const blind = entry(5, 'finding.amended', { evidence: [] }, [1]);
    expect(walk(recorded, one, blind).fields?.evidence).toEqual(['evd_2']);
  });
});

describe('a choice', () => {
  const one = entry(2, 'finding.amended', { observation: '看视频约4分钟', place: '东厅' });
  const other = entry(3, 'finding.amended', { observation: '看视频约6分钟', place: '西厅' });
  const clashes = between(one, other);
  const draft = walk(recorded, one, other);
  const visit = findingFacts();
  const choose = (choices: Record<string, string>) =>
    findingLifecycle.decide(
      draft,
      { type: 'chooseFinding', choices },
      as(lin, 'inspector', { ...visit, clashes }),
    );

  it('names every entry that was chosen between, and says again what was chosen', () => {
    const decided = choose({ observation: hash(3), place: hash(2) });
    expect(decided).toMatchObject({
      ok: true,
      value: [
        {
          kind: 'finding.chosen',
          payload: { observation: '看视频约6分钟', place: '东厅', of: [hash(2), hash(3)] },
        },
      ],
    });
  });

  it('is made in every place, and of nothing that nobody said', () => {
    expect(choose({ observation: hash(3) })).toMatchObject({ refusal: { code: 'finding.choice-missing' } });
    expect(choose({ observation: hash(3), place: hash(9) })).toMatchObject({
      refusal: { code: 'finding.choice-missing' },
    });
  });

  it('ends the matter; until then nothing is put forward', () => {
    const facts = as(lin, 'inspector', { ...visit, clashes });
    expect(findingLifecycle.decide(draft, { type: 'proposeFinding' }, facts)).toMatchObject({
      refusal: { code: 'finding.written-differently' },
    });
    const chosen = entry(
      4,
      'finding.chosen',
      { of: [hash(2), hash(3)], observation: '看视频约6分钟', place: '东厅' },
      [2, 3],
    );
    expect(between(one, other, chosen).of).toEqual([]);
    expect(isStillContested(one, other, [one, other, chosen])).toBe(false);
    expect(walk(recorded, one, other, chosen).fields).toMatchObject({
      observation: '看视频约6分钟',
      place: '东厅',
    });
  });

  it('that names one of the two alone has not seen the other, and ends nothing', () => {
    for (const named of [2, 3]) {
      const half = entry(4, 'finding.chosen', { of: [hash(named)], observation: '看视频约6分钟' }, [named]);
      expect(between(one, other, half).of).toEqual([hash(2), hash(3)]);
    }
  });

  it('can leave out, and can take back in what one had left out', () => {
    const dropped = entry(2, 'finding.dropped', { reason: '记错了' });
    const kept = entry(4, 'finding.chosen', { of: [hash(2), hash(3)], observation: '看视频约6分钟' }, [2, 3]);
    expect(walk(recorded, dropped, other).status).toBe('dropped');
    expect(walk(recorded, dropped, other, kept).status).toBe('draft');
    const out = entry(4, 'finding.chosen', { of: [hash(2), hash(3)], leftOut: true }, [2, 3]);
    expect(walk(recorded, dropped, other, out).status).toBe('dropped');
  });

  it('is made in review by nobody who was there', () => {
    const settle = {
      type: 'settleFinding' as const,
      choices: { observation: hash(2), place: hash(2) },
    };
    const decide = (person: string) =>
      findingLifecycle.decide(draft, settle, as(person, 'reviewer', { ...atDesk(), clashes }));
    expect(decide(sun)).toMatchObject({ ok: true, value: [{ kind: 'finding.settled' }] });
    expect(decide(lin)).toMatchObject({ refusal: { code: 'finding.reviewer-is-inspector' } });
  });
});
