import { officeClock } from '@mingcha/domain';
import { checkReceipt, type Receipt } from '@mingcha/journal';
import type { DeviceSession } from '../context.ts';
import { ports } from '../journal/ports.ts';
import type { Services } from '../services.ts';

/**
 * What a tablet holds receipts for and sends again: the receipts themselves, before what they are for. Where this server really
 * signed one and does not have its entry, the entry was lost here, and that is written down, once for each receipt. Answers how
 * many of them are its own word to this tablet.
 */
export async function noteLost(
  services: Services,
  { writer, office, device }: DeviceSession,
  unverifiedReceipts: readonly unknown[],
): Promise<number> {
  const ours: Receipt[] = [];
  for (const each of unverifiedReceipts) {
    const { seq, hash } = each as Receipt;
    const checked = await checkReceipt(ports, each, services.serverKeys, { writer, seq, hash, blobs: [] });
    if (checked.ok) ours.push(checked.value);
  }
  if (ours.length > 0) await writeDown(services, { office, device }, ours);
  return ours.length;
}

/** One acknowledgement, however often it was signed. */
const nameOf = ({ hash, arrival }: Pick<Receipt, 'hash' | 'arrival'>): string => `${hash} ${arrival}`;

async function writeDown(
  services: Services,
  { office, device }: Pick<DeviceSession, 'office' | 'device'>,
  receipts: readonly Receipt[],
): Promise<void> {
  const { db, log } = services;
  const subject = { type: 'office' as const, id: office };
  const head = await db.tree.head();
  const found = { size: head?.size ?? 0, root: head?.root ?? null };
  const lost = await db.transact(async (writer) => {
    await writer.lock([subject]);
    const here = await writer.prisma.entry.findMany({
      where: { hash: { in: receipts.map(({ hash }) => hash) } },
      select: { hash: true },
    });
    const known = new Set(here.map(({ hash }) => hash));
    const missing = receipts.filter(({ hash }) => !known.has(hash));
    if (missing.length === 0) return [];
    // Shown again while the server will not take the entry, or has not yet: that loss stands here already.
    const told = new Set(
      (await writer.recordedOf(subject)).flatMap((entry) =>
        entry.kind === 'log.entries-lost' ? entry.payload.receipts.map(nameOf) : [],
      ),
    );
    const untold = missing.filter((each) => !told.has(nameOf(each)));
    if (untold.length === 0) return [];
    await writer.append([
      {
        kind: 'log.entries-lost',
        subject,
        office,
        actor: { person: officeClock, seat: null },
        payload: { device, receipts: untold.map((each) => ({ ...each, blobs: [...each.blobs] })), found },
        expected: await writer.count(subject),
      },
    ]);
    return untold;
  });
  if (lost.length > 0)
    log.error(
      { device, entries: lost.length, first: lost[0]?.hash, found },
      'a tablet holds receipts of this server for entries that it does not have: they were lost since',
    );
}
