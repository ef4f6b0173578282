import type { Reader } from '@mingcha/db';
import { idOf, LongText, Reason, refusal, type Subject } from '@mingcha/domain';
import { ReplyAnswer } from '@mingcha/domain/findings';
import { enoughWitnesses } from '@mingcha/domain/papers';
import { say } from '@mingcha/words';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { type PaperActs, paperAct, type SheetLine } from '../../papers/paper-act.ts';
import { scanOf } from '../../papers/scan-of.ts';
import { serviceAct, witnessesIn } from '../../papers/service-said.ts';
import { refuse } from '../../refused.ts';
import { answer, noteRefusal, serve } from './confirmation-commands.ts';
import { visibleConfirmations } from './confirmation-queries.ts';

const rowOf = ({ prisma }: Reader, { id }: Pick<Subject, 'id'>) =>
  prisma.confirmation.findUniqueOrThrow({ where: { id }, select: { openedBy: true, person: true } });

async function visibleRow(
  ctx: SignedIn,
  { prisma }: Reader,
  where: { readonly id: string; readonly finding?: string },
) {
  const row = await prisma.confirmation.findFirst({ where: { AND: [visibleConfirmations(ctx), where] } });
  return row ?? refuse('not-found', { subject: 'confirmation' });
}

async function respondentOf(
  { prisma }: Reader,
  { unit, person }: { readonly unit: string | null; readonly person: string | null },
): Promise<string> {
  const select = { name: true };
  const found =
    person === null
      ? await prisma.unit.findUnique({ where: { id: unit ?? '' }, select })
      : await prisma.person.findUnique({ where: { id: person }, select });
  return found?.name ?? '';
}

/** One point a line, as it is written on the sheet. */
const pointsIn = (text: string | undefined) =>
  (text ?? '')
    .split('\n')
    .map((line) => line.replace(/^\s*[（(]?\d{1,2}[）).、．]\s*/u, '').trim())
    .filter((line) => line !== '')
    .map((line, at) => ({ n: at + 1, text: line }));

/** No clock runs before the service is proven: the sheet says so, and how long it will be. */
function untilOf({ dueDay, days }: { readonly dueDay: string | null; readonly days: number }): string {
  if (dueDay === null) return say('zh-CN', 'reply.line.until.days', { count: days });
  const [year = 0, month = 0, date = 0] = dueDay.split('-').map(Number);
  return say('zh-CN', 'reply.line.until.day', { year, month, date });
}

/** A sheet that shows nothing does not speak of pictures. */
const showsLine = ({ shows }: { readonly shows: readonly string[] }): SheetLine[] =>
  shows.length === 0
    ? []
    : [{ label: 'reply.line.shows', text: say('zh-CN', 'reply.line.shows.count', { count: shows.length }) }];

/** 事实确认书: the unit's chief signs and seals, or the person signs; what they wrote is typed in and compared. */
const answering = paperAct({
  verb: 'confirmation.answer',
  form: 'answer',
  deciders: ['chief', 'liaison', 'party'],
  printed: {
    title: 'reply.sheet.title',
    box: 'reply.sheet.box',
    notes: ['reply.sheet.note.points', 'reply.sheet.note.silence', 'paper.sheet.note'],
  },
  target: z.object({ id: idOf('confirmation'), finding: idOf('finding') }),
  said: z.object({
    answer: ReplyAnswer,
    points: z.string().max(20_000).optional(),
    statement: z.union([LongText, z.literal('')]).optional(),
    signed: z.enum(['signed', 'sealed']),
  }),
  asked: [
    {
      key: 'answer',
      label: 'reply.asked.answer',
      kind: 'choice',
      options: ReplyAnswer.options.map((value) => ({ value, label: `reply.${value}` })),
    },
    {
      key: 'points',
      label: 'reply.asked.points',
      kind: 'long',
      when: { key: 'answer', among: ['partly', 'objects'] },
    },
    { key: 'statement', label: 'reply.asked.statement', kind: 'long', optional: true },
    {
      key: 'signed',
      label: 'reply.asked.signed',
      kind: 'choice',
      options: (['signed', 'sealed'] as const).map((value) => ({ value, label: `signed.${value}` })),
    },
  ],
  about: ({ id }) => ({ type: 'confirmation', id }),
  also: ({ finding }) => [{ type: 'finding', id: finding }],
  sheet: (ctx, { id, finding }) =>
    ctx.services.db.read(async (reader) => {
      const row = await visibleRow(ctx, reader, { id, finding });
      return {
        title: say('zh-CN', 'subject.confirmation'),
        shown: null,
        lines: [
          { label: 'reply.line.respondent', text: await respondentOf(reader, row) },
          { label: 'reply.line.facts', text: row.facts ?? '' },
          ...showsLine(row),
          { label: 'reply.line.until', text: untilOf(row) },
        ],
      };
    }),
  drafters: async (reader, about) => [(await rowOf(reader, about)).openedBy],
  parties: async (reader, about) => {
    const { person } = await rowOf(reader, about);
    return person === null ? [] : [person];
  },
  run: (ctx, { id, answer: stand, points, statement, signed }) =>
    answer(
      ctx,
      {
        id,
        answer: stand,
        points: pointsIn(points),
        files: [],
        ...(statement ? { statement } : {}),
      },
      signed,
    ),
});

/** 送达回证: names the paper and its addressee; what stands in the envelope is no matter of whoever sees the receipt. */
const serving = serviceAct({
  verb: 'confirmation.serve',
  deciders: ['planner', 'reviewer', 'director'],
  target: z.object({ id: idOf('confirmation') }),
  about: ({ id }) => ({ type: 'confirmation', id }),
  sheet: (ctx, { id }) =>
    ctx.services.db.read(async (reader) => {
      const row = await visibleRow(ctx, reader, { id });
      return {
        title: say('zh-CN', 'reply.sheet.title'),
        shown: null,
        lines: [
          { label: 'paper.line.document', text: say('zh-CN', 'reply.sheet.title') },
          { label: 'paper.line.addressee', text: await respondentOf(reader, row) },
          { label: 'reply.line.until', text: untilOf(row) },
        ],
      };
    }),
  serve: (ctx, { id, proof }) => serve(ctx, { id, proof }),
});

/** 拒绝签字记录: two witnesses signed what happened; a second person compares what was typed with it. */
const refusing = paperAct({
  verb: 'confirmation.serve',
  form: 'answer',
  deciders: ['planner', 'reviewer', 'director'],
  printed: {
    title: 'reply.refusal.title',
    box: 'reply.refusal.box',
    notes: ['reply.refusal.note', 'paper.sheet.note'],
  },
  target: z.object({ id: idOf('confirmation') }),
  said: z.object({ note: Reason, witnesses: z.string().max(600) }),
  asked: [
    { key: 'note', label: 'reply.asked.note', kind: 'long' },
    { key: 'witnesses', label: 'reply.asked.witnesses', kind: 'long' },
  ],
  about: ({ id }) => ({ type: 'confirmation', id }),
  sheet: (ctx, { id }) =>
    ctx.services.db.read(async (reader) => {
      const row = await visibleRow(ctx, reader, { id });
      return {
        title: say('zh-CN', 'reply.refusal.title'),
        shown: null,
        lines: [
          { label: 'paper.line.document', text: say('zh-CN', 'reply.sheet.title') },
          { label: 'paper.line.addressee', text: await respondentOf(reader, row) },
        ],
      };
    }),
  drafters: async () => [],
  wrong: async (_, { witnesses }) =>
    enoughWitnesses(witnessesIn(witnesses)) ? null : refusal('confirmation.refusal-witnesses'),
  run: async (ctx, { id, note, witnesses }) =>
    noteRefusal(ctx, { id, note, witnesses: witnessesIn(witnesses), scan: await scanOf(ctx) }),
});

export const confirmationPaperActs: PaperActs = {
  'confirmations.answer': answering,
  'confirmations.serve': serving,
  'confirmations.noteRefusal': refusing,
};
