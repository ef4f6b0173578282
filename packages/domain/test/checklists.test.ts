import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPayload } from '../src/kinds.ts';
import { TOMBSTONE } from '../src/primitives.ts';
import {
  type Answer,
  type ChecklistFields,
  faultsOf,
  type Given,
  lacking,
  mappingFault,
  moved,
  nothingGiven,
  offeredMapping,
  progressIn,
  type Question,
  scoreOf,
  shippedChecklists,
  shownQuestions,
} from '../src/registry/checklists/index.ts';
import { checklistLifecycle } from '../src/registry/records.ts';
import { as, chen } from './people.ts';
import { Story } from './story.ts';

const shipped = (template: string): ChecklistFields => {
  const found = shippedChecklists.find((each) => each.template === template);
  if (!found) throw new Error(template);
  return found;
};
const given = (answers: Record<string, Answer>, rest: Partial<Given> = {}): Given => ({
  ...nothingGiven,
  answers,
  ...rest,
});
const ids = (questions: readonly Question[]) => questions.map(({ id }) => id);

describe('the lists an office begins with', () => {
  it.each(shippedChecklists.map((each) => [each.template, each] as const))('%s can be adopted', (_, list) => {
    expect(faultsOf(list)).toEqual([]);
    expect(checkPayload('checklist.adopted', list).success).toBe(true);
  });

  it('use every question code once among them, since answers are kept by it', () => {
    const all = shippedChecklists.flatMap(({ questions }) => ids(questions));
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([15, 26, 27, 28, 29, 30, 31, 32, 33, 34])('ask about R-0%s', (requirement) => {
    const criteria = shippedChecklists.flatMap(({ questions }) => questions.map((each) => each.criterion));
    expect(criteria).toContain(`R-0${requirement}`);
  });

  it('R-031 has ten items', () => {
    const items = shipped('ten-disclosures').questions.filter(({ points }) => points !== undefined);
    expect(items).toHaveLength(10);
  });

  it('R-034 is scored in four dimensions', () => {
    const { questions, groups } = shipped('centre-standard');
    const answers = Object.fromEntries(
      questions.map(({ id, answer }): [string, Answer] => [
        id,
        answer === 'score' ? 8 : id !== 'papers-asked-twice',
      ]),
    );
    const score = scoreOf(shipped('centre-standard'), given(answers));
    expect(score.groups.map(({ group }) => group)).toEqual(groups?.map(({ id }) => id));
    expect(score).toMatchObject({ total: 47, most: 55, share: 85, open: 0, band: { tone: 'good' } });
  });
});

describe('the branch that was met', () => {
  const { questions } = shipped('first-asked');
  it.each([
    ['own', ['first-asked-own']],
    ['other', ['first-asked-other']],
    ['joint', ['first-asked-joint']],
  ])('R-026: a matter of %s asks its own questions and no other', (branch, asked) => {
    const shown = shownQuestions(questions, given({ 'first-asked-branch': branch }));
    expect(ids(shown)).toEqual(['first-asked-branch', ...asked]);
  });

  it('a question under a question that is not asked is not asked either, though it was answered before', () => {
    const said = { 'first-asked-branch': 'own', 'first-asked-other': 'led', 'first-asked-arrived': false };
    expect(ids(shownQuestions(questions, given(said)))).toEqual(['first-asked-branch', 'first-asked-own']);
    expect(scoreOf({ questions }, given({ ...said, 'first-asked-own': true }))).toMatchObject({
      total: 10,
      most: 10,
    });
  });

  it('what hung on an erased answer stays in sight', () => {
    const erased = { ...nothingGiven, answers: { 'first-asked-branch': TOMBSTONE } };
    expect(shownQuestions(questions, erased).length).toBeGreaterThan(1);
  });
});

describe('an answer taken at its word', () => {
  const [door] = shipped('four-difficulties').questions;
  const lacks = (answer: number, rest: Partial<Given> = {}) =>
    door && lacking(door, given({ door: answer }, rest));

  it('a low score needs evidence or words; a good one needs nothing', () => {
    expect(lacks(8)).toBeNull();
    expect(lacks(3)).toBe('either');
    expect(lacks(3, { words: { door: ' ' } })).toBe('either');
    expect(lacks(3, { words: { door: '三号门锁着，无人告知' } })).toBeNull();
    expect(lacks(3, { evidence: { door: ['evd'] } })).toBeNull();
  });

  it('words do not stand for evidence where evidence is asked for', () => {
    const question: Question = { ...(door as Question), needs: { is: 'always', what: 'evidence' } };
    expect(lacking(question, given({ door: 9 }, { words: { door: '很好' } }))).toBe('evidence');
  });

  it('not applicable, with its reason, settles a question and counts on neither side', () => {
    const { questions } = shipped('four-difficulties');
    const said = given({ door: 10, face: 10, words: 10 }, { excused: { matter: '只作咨询' } });
    expect(progressIn(questions, said)).toMatchObject({ required: 4, done: 4, missing: [], unsupported: [] });
    expect(scoreOf({ questions }, said)).toMatchObject({ total: 30, most: 30, open: 0 });
  });
});

const kinds = ['yes-no', 'score', 'count', 'choice'] as const;
const anyQuestion = (index: number): fc.Arbitrary<Question> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      a: fc.integer({ min: -9, max: 9 }),
      b: fc.integer({ min: -9, max: 9 }),
      on: fc.nat(),
    })
    .map(
      ({ kind, a, b, on }): Question => ({
        id: `q${index}`,
        group: `g${index % 2}`,
        answer: kind,
        required: a > 0,
        criterion: '',
        text: { zh: '问', en: 'Q' },
        ...(kind === 'choice' ? { choices: ['x', 'y'] } : {}),
        points:
          kind === 'yes-no'
            ? { by: 'yes-no', yes: a, no: b }
            : kind === 'score'
              ? { by: 'scale', each: Math.max(1, a) }
              : kind === 'choice'
                ? { by: 'choice', each: { x: a, y: b } }
                : { by: 'steps', steps: [{ upTo: 2, points: a }], beyond: b },
        ...(index > 0 && on % 3 === 0
          ? { shownIf: [{ question: `q${on % index}`, is: 'other' as const, value: 1 }] }
          : {}),
      }),
    );
const anyQuestions = fc.tuple(...[0, 1, 2, 3, 4, 5].map(anyQuestion)).map((all): Question[] => all);
const anyAnswers = fc.dictionary(
  fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'q5'),
  fc.oneof(fc.boolean(), fc.integer({ min: 0, max: 10 }), fc.constantFrom('x', 'y')),
);
const anyExcused = fc.dictionary(fc.constantFrom('q0', 'q2', 'q5'), fc.constant('不适用'));

describe('whatever is asked and answered', () => {
  it('no total is below nothing or above the most, and the groups make the sum', () => {
    fc.assert(
      fc.property(anyQuestions, anyAnswers, anyExcused, (questions, answers, excused) => {
        const fitting = Object.fromEntries(
          Object.entries(answers).filter(([id, value]) => {
            const kind = questions.find((each) => each.id === id)?.answer;
            return kind === 'yes-no'
              ? typeof value === 'boolean'
              : kind === 'choice'
                ? typeof value === 'string'
                : typeof value === 'number';
          }),
        );
        const score = scoreOf({ questions }, given(fitting, { excused }));
        expect(score.total).toBeGreaterThanOrEqual(0);
        expect(score.total).toBeLessThanOrEqual(score.most);
        expect(score.groups.reduce((sum, { total }) => sum + total, 0)).toBe(score.total);
        for (const { total } of score.groups) expect(total).toBeGreaterThanOrEqual(0);
        expect(score.share === null ? score.most === 0 : score.share >= 0 && score.share <= 100).toBe(true);
      }),
      tries(300),
    );
  });

  it('what is not asked or was excused neither counts nor is missing, whatever was answered to it', () => {
    fc.assert(
      fc.property(anyQuestions, anyAnswers, anyExcused, (questions, answers, excused) => {
        const said = given(answers, { excused });
        const shown = shownQuestions(questions, said);
        const counted = shown.filter(({ id }) => !Object.hasOwn(excused, id));
        const bare = given(
          Object.fromEntries(Object.entries(answers).filter(([id]) => ids(shown).includes(id))),
          {
            excused,
          },
        );
        expect(scoreOf({ questions }, bare)).toEqual(scoreOf({ questions }, said));
        for (const id of progressIn(questions, said).missing) expect(ids(counted)).toContain(id);
      }),
      tries(300),
    );
  });

  it('a condition looks back only: the answers to later questions hide nothing before them', () => {
    fc.assert(
      fc.property(anyQuestions, anyAnswers, fc.integer({ min: 0, max: 5 }), (questions, answers, at) => {
        const early = Object.fromEntries(Object.entries(answers).filter(([id]) => Number(id.slice(1)) < at));
        const upTo = (said: Record<string, Answer>) =>
          ids(shownQuestions(questions, given(said))).filter((id) => Number(id.slice(1)) <= at);
        expect(upTo(early)).toEqual(upTo(answers));
      }),
      tries(300),
    );
  });
});

describe('a list that cannot be answered or counted is not adopted', () => {
  const list = shipped('four-difficulties');
  const [door, face] = list.questions as [Question, Question];
  const faults = (questions: Question[], rest: Partial<ChecklistFields> = {}) =>
    faultsOf({ ...list, questions, ...rest }).map(({ fault }) => fault);

  it.each([
    ['no-questions', []],
    ['id-twice', [door, door]],
    ['choices-few', [{ ...door, answer: 'choice', choices: ['x'], points: undefined, needs: undefined }]],
    ['condition-not-before', [{ ...door, shownIf: [{ question: 'face', is: 'same', value: 1 }] }, face]],
    ['condition-unfit', [door, { ...face, shownIf: [{ question: 'door', is: 'same', value: true }] }]],
    ['condition-unfit', [door, { ...face, shownIf: [{ question: 'door', is: 'at-least', value: 11 }] }]],
    ['points-unfit', [{ ...door, points: { by: 'yes-no', yes: 1, no: 0 } }]],
    [
      'steps-unsorted',
      [
        {
          ...door,
          points: {
            by: 'steps',
            steps: [
              { upTo: 3, points: 1 },
              { upTo: 3, points: 2 },
            ],
            beyond: 0,
          },
        },
      ],
    ],
    ['needs-unfit', [{ ...door, needs: { is: 'same', value: 'no', what: 'words' } }]],
    ['group-unknown', [{ ...door, group: 'elsewhere' }]],
  ] as [string, Question[]][])('%s', (fault, questions) => {
    expect(faults(questions)).toContain(fault);
  });

  it('the same words refuse a file and a form', () => {
    const story = new Story(checklistLifecycle);
    const command = { type: 'adoptChecklist' as const, ...list, questions: [door, door] };
    expect(story.refusal(command, as(chen, 'director'))).toEqual({
      code: 'registry.checklist-unfit',
      facts: { question: 'door', fault: 'checklist-fault.id-twice' },
    });
    expect(story.refusal({ ...command, questions: [door] }, as(chen, 'director'))).toBeNull();
  });
});

describe('a corrected version', () => {
  const older = shipped('four-difficulties').questions;
  const [door, face, words] = older as [Question, Question, Question];
  const newer: Question[] = [door, { ...face, id: 'reception' }, { ...words, scale: 5 }];

  it('offers what is the same and answered alike, and leaves the rest to a person', () => {
    expect(offeredMapping(older, newer)).toEqual([{ from: 'door', to: 'door' }]);
  });

  it.each([
    [
      'visit.mapping-twice',
      [
        { from: 'door', to: 'door' },
        { from: 'door', to: 'reception' },
      ],
    ],
    ['visit.mapping-unknown', [{ from: 'door', to: 'nowhere' }]],
    ['visit.mapping-unlike', [{ from: 'words', to: 'words' }]],
  ])('%s', (code, mapping) => {
    expect(mappingFault(older, newer, mapping)?.code).toBe(code);
  });

  it('carries answers over by the mapping and keeps the others where they can be read', () => {
    const said = given({ door: 8, face: 3, matter: 5, other: true }, { words: { face: '没有抬头' } });
    const mapping = [
      { from: 'door', to: 'door' },
      { from: 'face', to: 'reception' },
    ];
    const after = moved(said, {}, ids(older), mapping);
    expect(after.given.answers).toEqual({ door: 8, reception: 3, other: true });
    expect(after.given.words).toEqual({ reception: '没有抬头' });
    expect(after.kept).toEqual({ matter: 5 });
  });

  it('loses no answer: each is carried over or kept', () => {
    const some = fc.subarray(offeredMapping(older, older).slice());
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...ids(older), 'other'), fc.nat(10)),
        some,
        (answers, mapping) => {
          const after = moved(given(answers), {}, ids(older), mapping);
          const all = [...Object.values(after.given.answers), ...Object.values(after.kept)];
          expect(all.length).toBe(Object.keys(answers).length);
        },
      ),
      tries(100),
    );
  });
});
