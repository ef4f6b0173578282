import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConfirmationCommand } from '../src/findings/confirmation.ts';
import { confirmationLifecycle } from '../src/findings/confirmation-lifecycle.ts';
import {
  agrees,
  chief,
  clerk,
  clock,
  day,
  facts,
  finding,
  objects,
  opened,
  paperDesk,
  party,
  put,
  scan,
  serve,
  served,
} from './confirmation-stories.ts';
import { as, chen, morning, onPaper, qian, sun, wang, zhao } from './people.ts';
import { hour, photo } from './stories.ts';
import { Story } from './story.ts';

describe('a sheet', () => {
  it('goes to one unit or to one person', () => {
    const both = { ...put, person: clerk };
    expect(new Story(confirmationLifecycle).refusal(both, as(sun, 'reviewer', facts()))?.code).toBe(
      'confirmation.one-respondent',
    );
  });

  it('never names those who were there', () => {
    const named = { ...put, facts: `${put.facts}林若溪见证。` };
    expect(new Story(confirmationLifecycle).refusal(named, as(sun, 'reviewer', facts()))).toEqual({
      code: 'confirmation.names-inspector',
      facts: { count: 1 },
    });
  });

  it.each([
    ['verified', false],
    ['masked', true],
    ['cleared', true],
  ] as const)('shows no picture that is %s (covert: %s)', (status, covert) => {
    const evidence = [{ id: photo, status, medium: 'photo', covert }];
    expect(
      new Story(confirmationLifecycle).refusal(put, as(sun, 'reviewer', facts({ evidence })))?.code,
    ).toBe('confirmation.evidence-not-released');
  });

  it('shows a recording only as a masked copy that a second person has played', () => {
    const shown = (status: 'masked' | 'mask-checked' | 'cleared') => {
      const evidence = [{ id: photo, status, medium: 'video', covert: false }];
      return new Story(confirmationLifecycle).refusal(put, as(sun, 'reviewer', facts({ evidence })))?.code;
    };
    expect(shown('masked')).toBe('confirmation.evidence-not-released');
    expect(shown('cleared')).toBe('confirmation.evidence-not-released');
    expect(shown('mask-checked')).toBeUndefined();
  });
});

describe('a clock never starts without proof of service', () => {
  it.each([
    ['direct', {}],
    ['direct', { receivedBy: '收发员' }],
    ['left', { refusedReason: '拒收', scan, witnesses: [{ name: '甲', organ: '社区' }] }],
    ['post', { scan }],
    ['electronic', { scan }],
    ['handed-on', { scan }],
  ] as const)('%s with %o is no service', (method, rest) => {
    const proof = { method, at: morning + hour, witnesses: [], ...rest };
    const story = opened();
    const no = story.refusal(
      { type: 'serveConfirmation', proof } as ConfirmationCommand,
      paperDesk(morning + 2 * hour),
    );
    expect(no?.code).toMatch(/^service\./);
    expect(story.state.deadline).toBeNull();
  });

  it.each(['planner', 'reviewer', 'director'] as const)(
    'a %s alone serves nobody, with any proof',
    (role) => {
      const alone = as(sun, role, facts(), morning + 2 * hour);
      expect(opened().refusal(serve(), alone)).toEqual({
        code: 'service.needs-second',
        facts: { method: 'service-method.direct' },
      });
      expect(opened({ unit: null, person: clerk }).refusal(serve(), alone)?.code).toBe(
        'service.needs-second',
      );
      expect(opened().refusal(serve(), onPaper(alone, { checkedBy: zhao }))?.code).toBe(
        'service.needs-second',
      );
      expect(opened().refusal(serve(), onPaper(alone))).toBeNull();
    },
  );

  it('time does not run backwards: neither before it was made out nor in the future', () => {
    const desk = paperDesk(morning + hour);
    expect(opened().refusal(serve(morning - 1), desk)?.code).toBe('service.before-issue');
    expect(opened().refusal(serve(morning + day), desk)?.code).toBe('service.in-future');
  });

  it('counts working days from the day of the service, not from that of the record', () => {
    const late = opened().did(serve(morning + hour), paperDesk(morning + 3 * day));
    expect(late.state.deadline?.from).toBe(morning + hour);
    expect(late.state.deadline?.count).toBe(5);
  });

  it('an envelope that its addressee opens is served at that moment', () => {
    const story = opened().did({ type: 'receiveConfirmation' }, chief());
    expect(story.state).toMatchObject({ status: 'served', deadline: { from: morning + day } });
  });

  it('a stranger does not open it', () => {
    const own = opened({ unit: null, person: clerk });
    expect(own.refusal({ type: 'receiveConfirmation' }, chief())?.code).toBe('confirmation.not-addressee');
    expect(own.refusal({ type: 'receiveConfirmation' }, party())).toBeNull();
    expect(opened().refusal({ type: 'receiveConfirmation' }, party())?.code).toBe(
      'confirmation.not-addressee',
    );
  });

  it('what was never served never lapses, however long it lies there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3650 }), (days) => {
        expect(opened().refusal({ type: 'lapseConfirmation' }, clock(morning + days * day))?.code).toBe(
          'state-forbids',
        );
      }),
      tries(100),
    );
  });
});

describe('a lapse is never a consent', () => {
  const due = served().state.deadline?.due ?? 0;

  it('comes after the last moment of the last day, and not before', () => {
    expect(served().refusal({ type: 'lapseConfirmation' }, clock(due))?.code).toBe(
      'confirmation.period-runs',
    );
    expect(served().did({ type: 'lapseConfirmation' }, clock(due + 1)).state).toMatchObject({
      status: 'unanswered',
      answer: null,
    });
  });

  it('is the office clock’s to record, and nobody else’s', () => {
    expect(
      served().refusal({ type: 'lapseConfirmation' }, as(chen, 'director', facts(), due + 1))?.code,
    ).toBe('role-missing');
  });

  it('leaves the late word welcome while the matter is open, and closed when it is decided', () => {
    const lapsed = served().did({ type: 'lapseConfirmation' }, clock(due + 1));
    expect(lapsed.copy().did(objects, chief(due + day)).state.answer).toBe('objects');
    const gone = as(qian, 'chief', facts({ finding: finding('confirmed') }), due + day);
    expect(lapsed.refusal(objects, gone)).toEqual({
      code: 'confirmation.finding-decided',
      facts: { state: 'state.finding.confirmed' },
    });
  });

  it('over any walk of answers and days, a sheet says “agrees” only where a respondent said so', () => {
    const steps = fc.array(fc.constantFrom('agree', 'object', 'lapse', 'refuse', 'reply', 'wait'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (walk) => {
        const story = served();
        let at = morning + 2 * hour;
        let said: string | null = null;
        for (const step of walk) {
          at += 2 * day;
          const tries: Record<string, () => void> = {
            agree: () => void story.did(agrees, chief(at)),
            object: () => void story.did(objects, chief(at)),
            lapse: () => void story.did({ type: 'lapseConfirmation' }, clock(at)),
            refuse: () => void story.did(refusal, as(sun, 'planner', facts(), at)),
            reply: () => void story.did(replies, as(sun, 'reviewer', facts(), at)),
            wait: () => {},
          };
          const before = story.state.answer;
          try {
            tries[step]?.();
          } catch {
            continue;
          }
          if (before === null && story.state.answer !== null) said = story.state.answer;
        }
        expect(story.state.answer).toBe(said);
        if (story.state.status === 'unanswered' || story.state.status === 'refused')
          expect(story.state.answer).toBeNull();
      }),
      tries(100),
    );
  });
});

const refusal: ConfirmationCommand = {
  type: 'noteRefusalToSign',
  witnesses: [
    { name: '甲', organ: '社区居委会' },
    { name: '乙', organ: '市司法局' },
  ],
  note: '阅后拒绝签字，未说明理由',
};
const replies: ConfirmationCommand = {
  type: 'replyToConfirmation',
  points: [
    { n: 1, outcome: 'rejected', text: '学习记录为补记' },
    { n: 2, outcome: 'partly', text: '值守情况已写入' },
  ],
};

describe('answering', () => {
  it('an objection says to what', () => {
    expect(served().refusal({ ...objects, points: [] } as ConfirmationCommand, chief())?.code).toBe(
      'confirmation.points-missing',
    );
    const gap = { ...objects, points: [{ n: 2, text: '窗口另有人值守' }] } as ConfirmationCommand;
    expect(served().refusal(gap, chief())?.code).toBe('confirmation.points-numbers');
  });

  it('an objection disputes the finding in the same act; consent does not', () => {
    expect(served().did(objects, chief()).entries.at(-1)).toMatchObject({
      kind: 'finding.disputed',
      subject: { type: 'finding', id: put.finding },
    });
    expect(served().did(agrees, chief()).entries.at(-1)?.kind).toBe('confirmation.answered');
  });

  it('nothing is answered before it was served', () => {
    expect(opened().refusal(objects, chief())?.code).toBe('state-forbids');
  });

  it('a person’s sheet is answered by that person, and not by the chief for them', () => {
    const own = served({ unit: null, person: clerk });
    expect(own.refusal(agrees, chief())?.code).toBe('confirmation.not-addressee');
    expect(own.refusal(agrees, as(qian, ['chief', 'party'], facts(), morning + day))?.code).toBe(
      'confirmation.not-addressee',
    );
    expect(own.refusal(agrees, party())).toBeNull();
  });

  it('a refusal to sign counts as heard, so one person’s word does not note it', () => {
    const alone = as(sun, 'planner', facts(), morning + day);
    expect(served().refusal(refusal, alone)?.code).toBe('confirmation.refusal-needs-second');
  });

  it('a refusal to sign is noted with two witnesses, and the word stays open to them', () => {
    const noted = served().did(refusal, paperDesk(morning + day));
    expect(noted.state.status).toBe('refused');
    expect(noted.refusal(objects, chief())).toBeNull();
  });
});

describe('answering back', () => {
  it('answers every point, each once, by somebody who was not there', () => {
    const disputed = served().did(objects, chief());
    const desk = as(sun, 'reviewer', facts(), morning + 2 * day);
    const [first] = (replies as Extract<ConfirmationCommand, { type: 'replyToConfirmation' }>).points;
    if (first === undefined) throw new Error('no point');
    const some = { type: 'replyToConfirmation' as const, points: [first] };
    expect(disputed.refusal(some, desk)).toEqual({
      code: 'confirmation.points-unanswered',
      facts: { count: 1 },
    });
    expect(disputed.refusal({ ...some, points: [first, first] }, desk)?.facts.count).toBe(2);
    expect(disputed.refusal(replies, as(wang, 'reviewer', facts(), morning + 2 * day))?.code).toBe(
      'finding.reviewer-is-inspector',
    );
    expect(disputed.did(replies, desk).state.status).toBe('replied');
  });

  it('there is nothing to answer where nobody objected', () => {
    expect(
      served()
        .did(agrees, chief())
        .refusal(replies, as(sun, 'reviewer', facts(), morning + 2 * day))?.code,
    ).toBe('confirmation.nothing-to-answer');
  });
});
