import type { Reader } from '@mingcha/db';
import { idOf, LongText, type Subject } from '@mingcha/domain';
import { DecideCase, type Discussion, DismissCase, ExemptCase } from '@mingcha/domain/accountability';
import { say } from '@mingcha/words';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { type Asked, type PaperActs, paperAct } from '../../papers/paper-act.ts';
import { scanOf } from '../../papers/scan-of.ts';
import { serviceAct } from '../../papers/service-said.ts';
import { refuse } from '../../refused.ts';
import { approve, decide, defend, dismiss, exempt, sendBack, serve, serveNotice } from './commands.ts';
import { speakersOf } from './facts.ts';

const about = (id: string): Subject => ({ type: 'case', id });

/** Sheets about a case are prepared by those who may read it, and by nobody else. */
const readable = (ctx: SignedIn, id: string) =>
  ctx.services.db.read(async ({ prisma }) => {
    const row = await prisma.accountabilityCase.findFirst({
      where: { AND: [scope(ctx, 'case.read', 'AccountabilityCase'), { id }] },
    });
    if (row === null) refuse('not-found', { subject: 'case' });
    const person = await prisma.person.findUnique({ where: { id: row.person ?? '' } });
    const unit = await prisma.unit.findUnique({ where: { id: row.unit ?? person?.unit ?? '' } });
    const whole = unit?.name ?? '';
    return { row, unit: whole, respondent: row.person === null ? whole : (person?.name ?? '') };
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

/** Whoever waives it says nothing else. */
const said = { key: 'waived', among: ['no'] };

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
    { key: 'statement', label: 'desk.own.statement', kind: 'long', optional: true, when: said },
    { key: 'points', label: 'reply.asked.points', kind: 'long', optional: true, when: said },
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
  printed: {
    title: 'document.case.title.defence-record',
    box: 'document.case.record.signature',
    notes: ['document.case.rights.answered', 'document.case.record.note', 'paper.sheet.note'],
  },
  // The sheet itself, with the respondent’s hand on it, is what was handed in: both sides can look at it again.
  run: async (ctx, { id, waived, statement, points }) =>
    defend(ctx, {
      id,
      waived: waived === 'yes',
      ...(statement ? { statement } : {}),
      points: linesOf(points).map((text, place) => ({ n: place + 1, text })),
      files: [await scanOf(ctx)],
    }),
});

/** Doorkeepers and witnesses read a receipt: it says which document is for whom, and nothing of what stands in it. */
const receipt = (document: string, addressee: string) => ({
  title: document,
  shown: null,
  lines: [
    { label: 'paper.line.subject', text: document },
    { label: 'paper.line.recipients', text: addressee },
  ],
});

const service = {
  verb: 'case.handle' as const,
  deciders: ['discipline' as const],
  target: z.object({ id: idOf('case') }),
  about: ({ id }: { readonly id: string }) => about(id),
};

/** 送达回证 of the notice: from its day the time for a defence runs. */
const servingNotice = serviceAct({
  ...service,
  async sheet(ctx, { id }) {
    const { respondent } = await readable(ctx, id);
    return receipt(say('zh-CN', 'document.case.title.prior-notice'), respondent);
  },
  serve: (ctx, { id, proof }) => serveNotice(ctx, { id, proof }),
});

/** 送达回证 of the decision: a sheet for each who must have it. */
const serving = (to: 'person' | 'unit') =>
  serviceAct({
    ...service,
    async sheet(ctx, { id }) {
      const { row, respondent, unit } = await readable(ctx, id);
      const title = ['exempted', 'dismissed'].includes(row.state) ? row.state : 'case-decision';
      const document = say('zh-CN', `document.case.title.${title as 'case-decision'}`);
      return receipt(document, to === 'unit' ? unit : respondent);
    },
    serve: (ctx, { id, proof }) => serve(ctx, { id, to, proof }),
  });

/** Who sat together, and when: the signature stands for what was agreed there. */
async function discussed({ services }: SignedIn, { on, participants }: Discussion) {
  const people = await services.db.read(({ prisma }) =>
    prisma.person.findMany({
      where: { id: { in: participants } },
      select: { name: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  );
  return [
    { label: 'desk.case.discussion.on', text: on },
    {
      label: 'desk.case.discussion.participants',
      text: people.flatMap(({ name }) => name ?? []).join('、'),
    },
  ];
}

const Agreed = z.object({ decision: z.literal('agree') });
const agreed: Asked = {
  key: 'decision',
  label: 'paper.asked.decision',
  kind: 'choice',
  options: [{ value: 'agree', label: 'paper.decision.agree' }],
};

const linesOf = (text = '') => text.split('\n').flatMap((line) => line.trim() || []);

/** 决定: what was agreed together is fixed when the sheet is printed; the pen signs it and dates it. */
const deciding = paperAct({
  verb: 'case.decide',
  form: 'approval',
  deciders: ['discipline', 'leader'],
  target: z.object({ id: idOf('case'), ...DecideCase.omit({ from: true }).shape }),
  said: Agreed,
  asked: [agreed],
  about: ({ id }) => about(id),
  async sheet(ctx, { id, measures, months, reasons, basis, discussion }) {
    const { respondent } = await readable(ctx, id);
    return {
      title: say('zh-CN', 'desk.case.decision'),
      shown: null,
      lines: [
        { label: 'desk.case.respondent', text: respondent },
        { label: 'desk.case.decided', text: named(measures) },
        { label: 'desk.case.months', text: months === null ? say('zh-CN', 'desk.case.no') : String(months) },
        { label: 'desk.case.reasons', text: reasons },
        { label: 'desk.case.basis', text: basis },
        ...(await discussed(ctx, discussion)),
      ],
    };
  },
  drafters: async (reader, subject) => [(await rowOf(reader, subject)).proposedBy],
  run: (ctx, { decision: _, ...agreed }) => decide(ctx, { ...agreed, from: ctx.paper?.decidedOn ?? '' }),
});

/** Exempted or dismissed: agreed together as well, and signed with a pen. */
const ending = (verdict: 'exempt' | 'dismiss') =>
  paperAct({
    verb: 'case.decide',
    form: 'approval',
    deciders: ['discipline', 'leader'],
    target: z.object({ id: idOf('case'), ...(verdict === 'exempt' ? ExemptCase : DismissCase).shape }),
    said: Agreed,
    asked: [agreed],
    about: ({ id }) => about(id),
    async sheet(ctx, { id, ground, discussion }) {
      const { respondent } = await readable(ctx, id);
      const title = verdict === 'exempt' ? 'command.exemptCase' : 'command.dismissCase';
      return {
        title: say('zh-CN', title),
        shown: null,
        lines: [
          { label: 'desk.case.respondent', text: respondent },
          { label: 'paper.line.subject', text: say('zh-CN', title) },
          { label: 'desk.case.ground', text: ground },
          ...(await discussed(ctx, discussion)),
        ],
      };
    },
    drafters: async (reader, subject) => [(await rowOf(reader, subject)).proposedBy],
    run: (ctx, { decision: _, ...said }) => (verdict === 'exempt' ? exempt(ctx, said) : dismiss(ctx, said)),
  });

export const casePaperActs: PaperActs = {
  'cases.approve': approving,
  'cases.serveNotice': servingNotice,
  'cases.defend': defending,
  'cases.decide': deciding,
  'cases.exempt': ending('exempt'),
  'cases.dismiss': ending('dismiss'),
  'cases.serve.person': serving('person'),
  'cases.serve.unit': serving('unit'),
};
