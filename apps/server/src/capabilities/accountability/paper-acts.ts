import type { Reader } from '@mingcha/db';
import { idOf, LongText, type Subject } from '@mingcha/domain';
import { DecideCase } from '@mingcha/domain/accountability';
import { say } from '@mingcha/words';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { type PaperActs, paperAct } from '../../papers/paper-act.ts';
import { refuse } from '../../refused.ts';
import { approve, decide, defend, sendBack } from './commands.ts';
import { speakersOf } from './facts.ts';

const about = (id: string): Subject => ({ type: 'case', id });

/** Sheets about a case are prepared by those who may read it, and by nobody else. */
const readable = (ctx: SignedIn, id: string) =>
  ctx.services.db.read(async ({ prisma }) => {
    const row = await prisma.accountabilityCase.findFirst({
      where: { AND: [scope(ctx, 'case.read', 'AccountabilityCase'), { id }] },
    });
    if (row === null) refuse('not-found', { subject: 'case' });
    const [person, unit] = await Promise.all([
      prisma.person.findUnique({ where: { id: row.person ?? '' }, select: { name: true } }),
      prisma.unit.findUnique({ where: { id: row.unit ?? '' }, select: { name: true } }),
    ]);
    return { row, respondent: person?.name ?? unit?.name ?? '' };
  });

const named = (codes: readonly string[]) =>
  codes.map((code) => say('zh-CN', `measure.${code}` as Parameters<typeof say>[1])).join('、');

const rowOf = ({ prisma }: Reader, { id }: Pick<Subject, 'id'>) =>
  prisma.accountabilityCase.findUniqueOrThrow({ where: { id } });

/** 呈批单: whether the proposal goes to the competent organ. */
const approving = paperAct({
  verb: 'case.approve',
  form: 'approval',
  deciders: ['leader'],
  target: z.object({ id: idOf('case') }),
  said: z.object({ decision: z.enum(['agree', 'return']), opinion: LongText }),
  asked: [
    {
      key: 'decision',
      label: 'paper.asked.decision',
      kind: 'choice',
      options: [
        { value: 'agree', label: 'paper.decision.agree' },
        { value: 'return', label: 'paper.decision.return' },
      ],
    },
    { key: 'opinion', label: 'paper.asked.opinion', kind: 'long' },
  ],
  about: ({ id }) => about(id),
  async sheet(ctx, { id }) {
    const { row, respondent } = await readable(ctx, id);
    return {
      title: say('zh-CN', 'desk.case.proposal'),
      shown: null,
      lines: [
        { label: 'desk.case.respondent', text: respondent },
        { label: 'desk.case.facts', text: row.facts ?? '' },
        { label: 'desk.case.measures', text: named(row.measures) },
        { label: 'desk.case.organ', text: row.organ },
      ],
    };
  },
  drafters: async (reader, subject) => [(await rowOf(reader, subject)).proposedBy],
  run: (ctx, { id, decision, opinion }) =>
    decision === 'agree' ? approve(ctx, { id, opinion }) : sendBack(ctx, { id, reason: opinion }),
});

/** 陈述申辩笔录: what the respondent wrote or had written down, a point a line, and signed. */
const defending = paperAct({
  verb: 'case.defend',
  form: 'answer',
  deciders: ['party', 'chief'],
  target: z.object({ id: idOf('case') }),
  said: z.object({
    waived: z.enum(['no', 'yes']),
    statement: z.union([LongText, z.literal('')]).optional(),
    points: z.string().max(20_000).optional(),
  }),
  asked: [
    {
      key: 'waived',
      label: 'desk.own.defence',
      kind: 'choice',
      options: [
        { value: 'no', label: 'desk.own.defend' },
        { value: 'yes', label: 'desk.own.waive' },
      ],
    },
    { key: 'statement', label: 'desk.own.statement', kind: 'long' },
    { key: 'points', label: 'reply.asked.points', kind: 'long' },
  ],
  about: ({ id }) => about(id),
  async sheet(ctx, { id }) {
    const { row, respondent } = await readable(ctx, id);
    return {
      title: say('zh-CN', 'desk.case.defence'),
      shown: null,
      lines: [
        { label: 'desk.case.respondent', text: respondent },
        { label: 'desk.case.facts', text: row.noticeFacts ?? '' },
        { label: 'desk.case.basis', text: row.noticeBasis ?? '' },
        { label: 'desk.case.noticed', text: named(row.noticeMeasures) },
      ],
    };
  },
  drafters: async () => [],
  async parties(reader, subject) {
    const row = await rowOf(reader, subject);
    return row.person === null ? speakersOf(reader, row.office, row.unit) : [row.person];
  },
  run: (ctx, { id, waived, statement, points }) =>
    defend(ctx, {
      id,
      waived: waived === 'yes',
      ...(statement ? { statement } : {}),
      points: linesOf(points).map((text, place) => ({ n: place + 1, text })),
      files: [],
    }),
});

const linesOf = (text = '') => text.split('\n').flatMap((line) => line.trim() || []);

/** 决定: what was agreed together is fixed when the sheet is printed; the pen signs it and dates it. */
const deciding = paperAct({
  verb: 'case.decide',
  form: 'approval',
  deciders: ['discipline', 'leader'],
  target: z.object({ id: idOf('case'), ...DecideCase.omit({ from: true }).shape }),
  said: z.object({ decision: z.literal('agree') }),
  asked: [
    {
      key: 'decision',
      label: 'paper.asked.decision',
      kind: 'choice',
      options: [{ value: 'agree', label: 'paper.decision.agree' }],
    },
  ],
  about: ({ id }) => about(id),
  async sheet(ctx, { id, measures, reasons, basis }) {
    const { respondent } = await readable(ctx, id);
    return {
      title: say('zh-CN', 'desk.case.decision'),
      shown: null,
      lines: [
        { label: 'desk.case.respondent', text: respondent },
        { label: 'desk.case.decided', text: named(measures) },
        { label: 'desk.case.reasons', text: reasons },
        { label: 'desk.case.basis', text: basis },
      ],
    };
  },
  drafters: async (reader, subject) => [(await rowOf(reader, subject)).proposedBy],
  run: (ctx, { decision: _, ...agreed }) => decide(ctx, { ...agreed, from: ctx.paper?.decidedOn ?? '' }),
});

export const casePaperActs: PaperActs = {
  'cases.approve': approving,
  'cases.defend': defending,
  'cases.decide': deciding,
};
