import type { Reader } from '@mingcha/db';
import { BriefingView, MinutesView, printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { DispatchForm, type DispatchPart, DispatchText, WithdrawalView } from '@mingcha/domain/dispatches';
import { UrgingView } from '@mingcha/domain/orders';
import { ConclusionView } from '@mingcha/domain/plans';
import { type Frozen, frozenAs } from '../../papers/kept-view.ts';
import { word } from '../printed-words.ts';
import { conclusionOf } from './view-conclusion.ts';
import { urgingOf } from './view-urging.ts';
import { withdrawalOf } from './view-withdrawal.ts';

export type DispatchRow = NonNullable<Awaited<ReturnType<Reader['prisma']['dispatch']['findUnique']>>>;
export type DispatchView = UrgingView | ConclusionView | BriefingView | MinutesView | WithdrawalView;
export type FrozenDispatch = Frozen<DispatchView>;

/** By whom and when it is looked at: a briefing names who signs it, an urging slip says how late things are that day. */
export interface Look {
  readonly signer: string | null;
  readonly now: number;
}

export const viewSchemas = {
  urging: UrgingView,
  conclusion: ConclusionView,
  briefing: BriefingView,
  minutes: MinutesView,
  withdrawal: WithdrawalView,
} as const satisfies Record<DispatchForm, unknown>;

export const formOf = ({ form }: Pick<DispatchRow, 'form'>): DispatchForm => DispatchForm.parse(form);

/** What would be signed now. The same rows, looked at by the same person on the same day, give the same view. */
export async function frozenDispatch(reader: Reader, id: string, look: Look): Promise<FrozenDispatch> {
  const row = await reader.prisma.dispatch.findUniqueOrThrow({ where: { id } });
  return frozenAs(await viewOf(reader, row, look));
}

/** null: its words were erased. */
export const textOf = (row: Pick<DispatchRow, 'text'>): DispatchText | null =>
  row.text === null ? null : DispatchText.parse(row.text);

export interface Ground {
  readonly reader: Reader;
  readonly row: DispatchRow;
  readonly zone: string;
  readonly look: Look;
  readonly head: Awaited<ReturnType<typeof headOf>>;
}

async function viewOf(reader: Reader, row: DispatchRow, look: Look): Promise<DispatchView> {
  const text = textOf(row);
  if (text === null) throw new Error(`the words of ${row.id} were erased`);
  const office = await reader.prisma.office.findUniqueOrThrow({ where: { id: row.office } });
  const head = await headOf(row, office);
  const ground: Ground = { reader, row, zone: office.zone, look, head };
  switch (text.form) {
    case 'urging':
      return urgingOf(ground, text);
    case 'conclusion':
      return conclusionOf(ground, text);
    case 'briefing':
      return briefingOf(ground, text);
    case 'minutes':
      return minutesOf(ground, text);
    case 'withdrawal':
      return withdrawalOf(ground, text);
  }
}

type Office = { readonly name: string; readonly zone: string };

const headOf = async (row: DispatchRow, { name, zone }: Office) => ({
  v: 1 as const,
  language: 'zh-CN' as const,
  id: row.id,
  issuer: { name: printedLine(name), mark: printedLine(name) },
  secrecy: row.secrecy,
  cc: [],
  printingOffice: printedLine(name),
  preparedOn: dayOf(Number(row.revisedAt), zone),
});

const sectionsOf = (parts: readonly DispatchPart[]) =>
  parts.map(({ heading, text }) => ({
    heading: printedLine(heading) || null,
    text: printedParagraphs(text),
  }));

function briefingOf({ head, row, look }: Ground, text: Extract<DispatchText, { form: 'briefing' }>) {
  const { issuer: _issuer, cc: _cc, ...rest } = head;
  return BriefingView.parse({
    ...rest,
    document: 'briefing',
    series: row.series,
    articles: text.articles.map(({ title, parts, source }) => ({
      title: printedLine(title),
      sections: sectionsOf(parts),
      source: printedLine(source) || null,
    })),
    signer: look.signer === null ? word('document.unsaid') : printedLine(look.signer),
    editor: printedLine(text.editor),
    up: text.up.map(printedLine),
    across: text.across.map(printedLine),
    down: text.down.map(printedLine),
    copies: text.copies,
  });
}

const minutesOf = ({ head }: Ground, text: Extract<DispatchText, { form: 'minutes' }>) =>
  MinutesView.parse({
    ...head,
    document: 'minutes',
    issuer: { ...head.issuer, mark: word('document.minutes.mark', { office: head.issuer.name }) },
    title: printedLine(text.title),
    contact: null,
    heldOn: text.heldOn,
    place: printedLine(text.place),
    chair: printedLine(text.chair),
    sections: sectionsOf(text.parts),
    present: text.present.map(printedLine),
    excused: text.excused.map(printedLine),
    attending: text.attending.map(printedLine),
  });
