import { type FormBox, type FormSheet, renderForm } from '@mingcha/documents';
import { dayOf } from '@mingcha/domain/calendar';
import type { PaperForm } from '@mingcha/domain/papers';
import { say, type WordKey } from '@mingcha/words';
import type { SignedIn } from '../../context.ts';
import { paperActOf } from '../../papers/acts.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import type { PaperAct } from '../../papers/paper-act.ts';
import { refuse } from '../../refused.ts';
import { zoneOf } from '../office-time.ts';
import { getPaper } from './queries.ts';

/** Official paper is Chinese, whatever language the screen speaks. */
const word = (key: string): string => say('zh-CN', key as WordKey);
const shortHash = (hash: string): string => hash.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

/** 呈批单 and its kin: what is to be decided, the room for the pen, and a code by which the scan finds its way home. */
export async function printPaper(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { services, session } = ctx;
  const { paper, sheet } = await getPaper(ctx, id);
  if (sheet === null) refuse('not-found', { subject: paper.aboutType });
  const act = paperActOf(paper.act);
  const { issuer, day } = await services.db.read(async (reader) => {
    const office = await reader.prisma.office.findUniqueOrThrow({ where: { id: session.office } });
    return { issuer: office.name, day: dayOf(paper.preparedAt, await zoneOf(reader, session.office)) };
  });
  const short = paper.shown === null ? '' : shortHash(paper.shown);
  const form: FormSheet = {
    language: 'zh-CN',
    issuer,
    title: word(act.printed?.title ?? `paper.sheet.${act.form}`),
    id,
    day,
    rows: sheet.lines.map(({ label, text }) => ({ label: word(label), text: text.slice(0, 4000) })),
    boxes: [...(act.form === 'service' ? receiptBoxes(act) : [penBox(act)]), officeBox()],
    notes: (act.printed?.notes ?? notes[act.form]).map(word),
    code: `${services.settings.publicUrl}/papers/${id}${short && `#${short.replaceAll(' ', '')}`}`,
    codeNotes: short === '' ? [] : [`${word('paper.sheet.shown')} ${short}`],
  };
  return (await renderForm(form, { fonts: fontsOf(services) })).bytes;
}

const rooms: Record<PaperForm, number> = { approval: 7, answer: 8, service: 1, sealing: 4 };
const note = ['paper.sheet.note'];
const notes: Record<PaperForm, readonly string[]> = {
  approval: note,
  answer: note,
  service: ['paper.sheet.service.note', 'paper.sheet.service.two'],
  sealing: note,
};

const choicesOf = ({ asked }: PaperAct): string[] =>
  (asked.find((field) => field.kind === 'choice')?.options ?? []).map((option) => word(option.label));

function penBox(act: PaperAct): FormBox {
  const { form, printed } = act;
  return {
    label: word(printed?.box ?? `paper.sheet.box.${form}`),
    choices: choicesOf(act),
    lines: rooms[form],
    foot: [word('paper.sheet.signature'), word('paper.sheet.date')],
  };
}

/** 送达回证: how and where; who took it and when, or why nobody did and before whom it was left; who carried it. */
const receiptBoxes = (act: PaperAct): FormBox[] =>
  [
    { label: 'how', choices: choicesOf(act), lines: 0, foot: ['place', 'tracking'] },
    { label: 'received', choices: [], lines: rooms.service, foot: ['receiver', 'time'] },
    { label: 'refused', choices: [], lines: 2, foot: [] },
    { label: 'witness-one', choices: [], lines: rooms.service, foot: ['organ', 'signature'] },
    { label: 'witness-two', choices: [], lines: rooms.service, foot: ['organ', 'signature'] },
    { label: 'carrier', choices: [], lines: rooms.service, foot: ['signature', 'date'] },
  ].map(({ label, choices, lines, foot }) => ({
    label: word(`paper.sheet.service.${label}`),
    choices,
    lines,
    foot: foot.map((each) => word(`paper.sheet.service.${each}`)),
  }));

const officeBox = (): FormBox => ({
  label: word('paper.sheet.box.entry'),
  choices: [],
  lines: 0,
  foot: [word('paper.sheet.recorder'), word('paper.sheet.checker')],
});
