import type { Reader } from '@mingcha/db';
import { idOf, LongText, Reason, type Subject } from '@mingcha/domain';
import { AppealAbout, DecideAppeal, routeCodes } from '@mingcha/domain/accountability';
import { say } from '@mingcha/words';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { type PaperActs, paperAct, type Sheet } from '../../papers/paper-act.ts';
import { scanOf } from '../../papers/scan-of.ts';
import { serviceAct } from '../../papers/service-said.ts';
import { refuse } from '../../refused.ts';
import { decide, file, serve, supplement, withdraw } from './appeal-commands.ts';
import { contestedDecision } from './appeal-contested.ts';

const ofAppeal = (id: string): Subject => ({ type: 'appeal', id });
const Appeal = z.object({ id: idOf('appeal') });
const word = (key: string) => say('zh-CN', key as Parameters<typeof say>[1]);

const partyName = async (
  { prisma }: Reader,
  { person, unit }: { person: string | null; unit: string | null },
) =>
  (person === null
    ? await prisma.unit.findUnique({ where: { id: unit ?? '' }, select: { name: true } })
    : await prisma.person.findUnique({ where: { id: person }, select: { name: true } })
  )?.name ?? '';

const cited = async (reader: Reader, about: AppealAbout, filedAt: number): Promise<string> => {
  const found = await contestedDecision(reader, { about, filedAt });
  return [found?.organ, found?.title, found?.number].filter(Boolean).join(' ');
};

/** Sheets about an appeal are prepared by those who may read it, and by nobody else. */
async function sheetOf(ctx: SignedIn, id: string, title: string, more: Sheet['lines'] = []): Promise<Sheet> {
  return ctx.services.db.read(async (reader) => {
    const row = await reader.prisma.appeal.findFirst({
      where: { AND: [scope(ctx, 'appeal.read', 'Appeal'), { id }] },
    });
    if (row === null) refuse('not-found', { subject: 'appeal' });
    const about = { type: row.aboutType, id: row.aboutId } as AppealAbout;
    return {
      title: word(title),
      shown: row.viewHash,
      lines: [
        { label: 'desk.appeal.by', text: await partyName(reader, row) },
        { label: 'desk.appeal.route', text: word(`route.${row.route}`) },
        { label: 'desk.appeal.contested', text: await cited(reader, about, Number(row.filedAt)) },
        { label: 'desk.appeal.requests', text: row.requests ?? '' },
        ...(row.result === null
          ? []
          : [{ label: 'desk.appeal.result', text: word(`appeal-result.${row.result}`) }]),
        ...(row.number === null ? [] : [{ label: 'desk.appeal.number', text: row.number }]),
        ...more,
      ],
    };
  });
}

const readable = {
  case: ['case.read', 'AccountabilityCase', 'accountabilityCase'],
  order: ['order.read', 'Order', 'order'],
  bulletin: ['bulletin.read', 'Bulletin', 'bulletin'],
} as const;

/** What whoever prepares the sheet may read of the decision that somebody wants to contest. */
async function mayRead(ctx: SignedIn, reader: Reader, { type, id }: AppealAbout): Promise<boolean> {
  const [verb, noun, table] = readable[type];
  const delegate = reader.prisma[table] as unknown as { count(query: object): Promise<number> };
  return (await delegate.count({ where: { AND: [scope(ctx, verb, noun), { id }] } })) > 0;
}

/** Whoever is called to account appeals themselves; for a unit its chief does, from their seat. */
const respondentOf = async ({ prisma }: Reader, { type, id }: Subject): Promise<readonly string[]> => {
  if (type === 'appeal') {
    const row = await prisma.appeal.findUnique({ where: { id }, select: { person: true } });
    return row?.person ? [row.person] : [];
  }
  const row = await prisma.accountabilityCase.findUnique({ where: { id }, select: { person: true } });
  return row?.person ? [row.person] : [];
};

const said = z.object({ requests: LongText, grounds: LongText, lateReason: Reason.optional() });

/** 复核申请书: what somebody wrote, signed and, for a unit, sealed. The scan stays with the appeal. */
const filing = paperAct({
  verb: 'appeal.file',
  form: 'answer',
  deciders: ['party', 'chief'],
  target: z.object({
    about: AppealAbout,
    route: z.enum(routeCodes),
    previous: idOf('appeal').optional(),
    unit: idOf('unit').nullable().default(null),
  }),
  said,
  asked: [
    { key: 'requests', label: 'desk.appeal.requests', kind: 'long' },
    { key: 'grounds', label: 'desk.appeal.grounds', kind: 'long' },
    { key: 'lateReason', label: 'desk.appeal.lateReason', kind: 'long', optional: true },
  ],
  about: ({ about }) => about,
  sheet: (ctx, { about, route, unit }) =>
    ctx.services.db.read(async (reader) => {
      if (!(await mayRead(ctx, reader, about))) refuse('not-found', { subject: about.type });
      const [person = null] = await respondentOf(reader, about);
      return {
        title: word('command.fileAppeal'),
        shown: null,
        lines: [
          { label: 'desk.appeal.by', text: await partyName(reader, { person, unit }) },
          { label: 'desk.appeal.route', text: word(`route.${route}`) },
          { label: 'desk.appeal.contested', text: await cited(reader, about, ctx.services.now()) },
        ],
      };
    }),
  drafters: async () => [],
  parties: respondentOf,
  run: async (ctx, { lateReason, ...input }) =>
    file(ctx, { ...input, ...(lateReason ? { lateReason } : {}), files: [await scanOf(ctx)] }),
});

const supplementing = paperAct({
  verb: 'appeal.file',
  form: 'answer',
  deciders: ['party', 'chief'],
  target: Appeal,
  said: z.object({ grounds: LongText }),
  asked: [{ key: 'grounds', label: 'desk.appeal.grounds', kind: 'long' }],
  about: ({ id }) => ofAppeal(id),
  sheet: (ctx, { id }) => sheetOf(ctx, id, 'command.supplementAppeal'),
  drafters: async () => [],
  parties: respondentOf,
  run: async (ctx, { id, grounds }) => supplement(ctx, { id, grounds, files: [await scanOf(ctx)] }),
});

const withdrawing = paperAct({
  verb: 'appeal.file',
  form: 'answer',
  deciders: ['party', 'chief'],
  target: Appeal,
  said: z.object({ reason: Reason }),
  asked: [{ key: 'reason', label: 'desk.reason', kind: 'long' }],
  about: ({ id }) => ofAppeal(id),
  sheet: (ctx, { id }) => sheetOf(ctx, id, 'command.withdrawAppeal'),
  drafters: async () => [],
  parties: respondentOf,
  run: (ctx, { id, reason }) => withdraw(ctx, { id, reason }),
});

/** 呈批单: what was agreed together is fixed when the sheet is printed; the pen signs it and dates it. */
const deciding = paperAct({
  verb: 'appeal.decide',
  form: 'approval',
  deciders: ['reviewer', 'discipline', 'leader'],
  target: z.object({ id: idOf('appeal'), ...DecideAppeal.shape }),
  said: z.object({ decision: z.literal('agree') }),
  asked: [
    {
      key: 'decision',
      label: 'paper.asked.decision',
      kind: 'choice',
      options: [{ value: 'agree', label: 'paper.decision.agree' }],
    },
  ],
  about: ({ id }) => ofAppeal(id),
  sheet: (ctx, { id, result, measures, facts, reasons }) =>
    sheetOf(ctx, id, 'command.decideAppeal', [
      { label: 'desk.appeal.result', text: word(`appeal-result.${result}`) },
      ...(measures
        ? [
            {
              label: 'desk.appeal.changed',
              text: measures.map((code) => word(`measure.${code}`)).join('、'),
            },
          ]
        : []),
      { label: 'desk.appeal.facts', text: facts },
      { label: 'desk.case.reasons', text: reasons },
    ]),
  drafters: async () => [],
  run: (ctx, { decision: _, ...agreed }) => decide(ctx, agreed),
});

const serving = serviceAct({
  verb: 'appeal.handle',
  deciders: ['reviewer', 'discipline'],
  target: Appeal,
  about: ({ id }) => ofAppeal(id),
  sheet: (ctx, { id }) => sheetOf(ctx, id, 'command.serveAppeal'),
  serve: (ctx, { id, proof }) => serve(ctx, { id, proof }),
});

export const appealPaperActs: PaperActs = {
  'appeals.file': filing,
  'appeals.supplement': supplementing,
  'appeals.withdraw': withdrawing,
  'appeals.decide': deciding,
  'appeals.serve': serving,
};
