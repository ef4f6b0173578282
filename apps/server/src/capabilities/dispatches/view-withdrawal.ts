import type { Reader } from '@mingcha/db';
import { printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { type WithdrawalText, WithdrawalView, type Withdrawn } from '@mingcha/domain/dispatches';
import type { z } from 'zod';
import { word } from '../printed-words.ts';
import type { Ground } from './view.ts';
import { withdrawnBy, withdrawnDocument } from './withdrawn.ts';

/** 撤销通知: what no longer stands and why, by its own entries, to everybody who had it. */
export async function withdrawalOf(
  { reader, row, zone, head }: Ground,
  text: z.infer<typeof WithdrawalText>,
): Promise<WithdrawalView> {
  const of = withdrawnBy(row.withdraws ?? '');
  const found = await withdrawnDocument(reader, row.office, of);
  const revocation = await revocationOf(reader, of);
  if (found === null || found.kind === null || revocation === null)
    throw new Error(`${row.id} withdraws ${of.id}, which was never revoked`);
  const nameOf = await namesOf(reader, [...row.addressees, ...found.cc]);
  const named = [...row.addressees.map(nameOf), ...found.readers.map(printedLine)];
  return WithdrawalView.parse({
    ...head,
    document: 'withdrawal',
    title: printedLine(text.title),
    contact: { person: printedLine(text.contact.person), phone: printedLine(text.contact.phone) },
    cc: found.cc.map(nameOf),
    recipients: named.length > 0 ? named : [word('document.withdrawal.readers')],
    withdrawn: {
      kind: found.kind,
      id: of.id,
      number: found.number ?? '—',
      title: printedLine(found.title ?? '—'),
      dated: found.dated ?? head.preparedOn,
      published: found.published,
      revokedOn: dayOf(revocation.at, zone),
      reason: printedLine(revocation.reason),
    },
    copies: text.copies,
    remarks: printedParagraphs(text.remarks),
  });
}

async function revocationOf(reader: Reader, of: Withdrawn) {
  const entries = await reader.recordedOf(of);
  const last = entries.findLast(
    ({ kind }) => kind === 'bulletin.revoked' || kind === 'order.revoked' || kind === 'dispatch.revoked',
  );
  return last !== undefined && 'reason' in last.payload && typeof last.payload.reason === 'string'
    ? { at: last.at, reason: last.payload.reason }
    : null;
}

async function namesOf({ prisma }: Reader, units: readonly string[]) {
  const rows = await prisma.unit.findMany({
    where: { id: { in: [...units] } },
    select: { id: true, name: true },
  });
  return (id: string) => printedLine(rows.find((unit) => unit.id === id)?.name ?? '—');
}
