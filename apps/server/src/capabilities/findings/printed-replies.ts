import type { Reader } from '@mingcha/db';
import { printedLine } from '@mingcha/domain/bulletins';
import type { PointReply, PrintedReply, ReplyPoint } from '@mingcha/domain/findings';

type Stored = NonNullable<Awaited<ReturnType<Reader['prisma']['confirmation']['findFirst']>>>;

/** What stands beside each finding wherever it is printed, as it is now; whoever freezes a view freezes these with it. */
export async function printedReplies(
  { prisma }: Reader,
  findings: readonly { readonly id: string; readonly confirmations: readonly string[] }[],
): Promise<ReadonlyMap<string, PrintedReply[]>> {
  const ids = findings.flatMap((finding) => finding.confirmations);
  const sheets = await prisma.confirmation.findMany({ where: { id: { in: ids } } });
  const units = await prisma.unit.findMany({
    where: { id: { in: sheets.flatMap((sheet) => sheet.unit ?? []) } },
    select: { id: true, name: true },
  });
  const names = new Map(units.map((unit) => [unit.id, printedLine(unit.name)]));
  return new Map(
    findings.map(({ id, confirmations }) => [
      id,
      confirmations.flatMap((one) => {
        const sheet = sheets.find((each) => each.id === one);
        return sheet === undefined ? [] : replyOf(sheet, names.get(sheet.unit ?? '') ?? null);
      }),
    ]),
  );
}

const stances: Readonly<Record<string, PrintedReply['answer']>> = {
  refused: 'refused',
  unanswered: 'unanswered',
};

/** Nothing of a sheet that still waits, or was taken back. */
function replyOf(sheet: Stored, respondent: string | null): PrintedReply[] {
  const answer = (sheet.answer as PrintedReply['answer'] | null) ?? stances[sheet.state];
  if (answer === undefined || !sheet.heard || sheet.state === 'withdrawn') return [];
  const points = sheet.points as unknown as readonly ReplyPoint[];
  const replies = sheet.replies as unknown as readonly PointReply[];
  const statement = printedLine(sheet.statement ?? '');
  return [
    {
      respondent,
      answer,
      statement: statement === '' ? null : statement,
      points: points.map(({ n, text }) => ({ n, text: printedLine(text) })),
      officeReply: replies.map(({ n, outcome, text }) => ({ n, outcome, text: printedLine(text) })),
    },
  ];
}
