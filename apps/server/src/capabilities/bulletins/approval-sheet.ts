import type { Reader } from '@mingcha/db';
import { renderApproval } from '@mingcha/documents';
import { isTombstone, type Recorded } from '@mingcha/domain';
import {
  type ApprovalStep,
  ApprovalView,
  BulletinScope,
  Naming,
  printedLine,
  printedParagraphs,
} from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { say } from '@mingcha/words';
import { scope } from '../../access/scope.ts';
import type { SignedIn } from '../../context.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { handsOf } from '../hands.ts';
import { namesOf } from '../registry/queries.ts';

/** 呈批单: by which hands a bulletin went and what each wrote, for the file. Whoever only receives it is not told. */
export async function printApproval(ctx: SignedIn, id: string): Promise<Uint8Array> {
  const { services } = ctx;
  const view = await services.db.read((reader) => approvalViewOf(ctx, reader, id));
  const code = `${services.settings.publicUrl}/bulletins/${id}`;
  return (await renderApproval(view, { fonts: fontsOf(services), digest, code })).bytes;
}

/** The same hands for the desk. */
export const ApprovalSteps = ApprovalView.pick({ steps: true });

export const approvalSteps = (ctx: SignedIn, id: string): Promise<Pick<ApprovalView, 'steps'>> =>
  ctx.services.db.read(async (reader) => ({ steps: (await approvalViewOf(ctx, reader, id)).steps }));

export async function approvalViewOf(ctx: SignedIn, reader: Reader, id: string): Promise<ApprovalView> {
  const { prisma } = reader;
  const where = { AND: [scope(ctx, 'bulletin.approvals', 'Bulletin'), { id }] };
  const row = await prisma.bulletin.findFirst({ where });
  if (row === null) refuse('not-found', { subject: 'bulletin' });
  const office = await prisma.office.findUniqueOrThrow({ where: { id: row.office } });
  const recipients = await prisma.bulletinUnit.findMany({
    where: { bulletin: id },
    orderBy: { position: 'asc' },
  });
  const findings = await prisma.bulletinFinding.count({ where: { bulletin: id } });
  const entries = await reader.recordedOf({ type: 'bulletin', id });
  const names = await namesOf(reader, row.office, [...recipients.map(({ unit }) => unit), ...row.cc]);
  const handOf = await handsOf(reader, { office: row.office, zone: office.zone, entries });
  const nameOf = (key: string) => printedLine(names[key] ?? '—');
  return ApprovalView.parse({
    v: 1,
    document: 'approval',
    language: 'zh-CN',
    id,
    issuer: printedLine(office.name),
    title: printedLine(row.title),
    secrecy: row.secrecy,
    ...(row.scope === 'public' || row.scopeReason !== null ? { scope: scopeSaid(row) } : {}),
    number: row.number,
    recipients: recipients.map(({ unit }) => nameOf(unit)),
    cc: row.cc.map(nameOf),
    opening: printedParagraphs(row.intro ?? ''),
    findings,
    steps: entries.flatMap((entry): ApprovalStep[] => {
      const told = saidOf(entry);
      return told === null ? [] : [{ step: told.step, ...handOf(entry), said: printedParagraphs(told.said) }];
    }),
    preparedOn: dayOf(Number(row.changedAt), office.zone),
  });
}

/** For whom, why, and how persons are named in it. */
function scopeSaid(row: {
  readonly scope: string;
  readonly scopeReason: string | null;
  readonly naming: string | null;
}) {
  const naming =
    row.naming === null ? '' : say('zh-CN', `document.approval.naming.${Naming.parse(row.naming)}`);
  return printedLine(
    say('zh-CN', `document.approval.scope.${BulletinScope.parse(row.scope)}`, {
      naming,
      reason: row.scopeReason ?? '—',
    }),
  );
}

function checkedSaid({ statement, impact }: Recorded<'bulletin.privacy-checked'>['payload']): string {
  return impact === undefined
    ? statement
    : `${statement}\n${say('zh-CN', 'document.approval.impact', { ...impact })}`;
}

/** What a revision left out, on the sheet that goes before the signer. */
function droppedSaid({ payload }: Recorded<'bulletin.revised'>): string {
  const { dropped = [] } = payload;
  if (isTombstone(dropped)) return say('zh-CN', 'document.approval.dropped.erased');
  return dropped
    .map(({ askedBy, reason }) => say('zh-CN', 'document.approval.dropped', { askedBy, reason }))
    .join('\n');
}

function saidOf(entry: Recorded): { readonly step: ApprovalStep['step']; readonly said: string } | null {
  switch (entry.kind) {
    case 'bulletin.drafted':
      return { step: 'drafted', said: '' };
    case 'bulletin.revised':
      return { step: 'revised', said: droppedSaid(entry) };
    case 'bulletin.handed-in':
      return { step: 'handed-in', said: '' };
    case 'bulletin.fact-checked':
      return { step: 'fact-checked', said: entry.payload.opinion };
    case 'bulletin.privacy-checked':
      return { step: 'privacy-checked', said: checkedSaid(entry.payload) };
    case 'bulletin.reviewed':
      return { step: 'reviewed', said: entry.payload.opinion };
    case 'bulletin.returned':
      return { step: 'returned', said: entry.payload.reason };
    case 'bulletin.signed':
      return { step: 'signed', said: entry.payload.opinion };
    default:
      return null;
  }
}
