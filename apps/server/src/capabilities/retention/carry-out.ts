import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { isKind, ruleOf } from '@mingcha/domain';
import { type EvidenceFacts, evidenceLifecycle } from '@mingcha/domain/evidence';
import {
  type DestructionItem,
  destructionLifecycle,
  type KeptBecause,
  type LogStretch,
} from '@mingcha/domain/retention';
import { cutLog } from '../../access-log/cut.ts';
import { actAsOffice, togetherAsOffice } from '../../act.ts';
import type { Services } from '../../services.ts';
import { aroundOf, candidatesOf } from './candidates.ts';
import { destroyGoing } from './destroy-bytes.ts';
import { keptOf } from './standing.ts';

interface List {
  readonly id: string;
  readonly office: string;
  readonly items: readonly DestructionItem[];
  readonly log: LogStretch | null;
  readonly ground: string;
  readonly approvals: readonly [string, string];
}

/** Destroys what stands on approved lists, one recording a transaction. A crash anywhere leaves work for the next run. */
export async function carryOutDestructions(services: Services): Promise<{ lists: number }> {
  const rows = await services.db.read(({ prisma }) =>
    prisma.destruction.findMany({ where: { state: 'approved' }, orderBy: { id: 'asc' } }),
  );
  for (const row of rows)
    await carryOut(services, {
      id: row.id,
      office: row.office,
      items: row.items as unknown as DestructionItem[],
      ground: row.ground,
      log: row.log as unknown as LogStretch | null,
      approvals: [row.listedBy, row.decidedBy ?? ''],
    });
  await destroyGoing(services);
  return { lists: rows.length };
}

async function carryOut(services: Services, list: List): Promise<void> {
  let destroyed = list.log === null ? 0 : await cutLog(services, { ...list, log: list.log });
  const kept: { evidence: string; because: KeptBecause }[] = [];
  for (const item of list.items) {
    const because = await destroyOne(services, list, item);
    if (because === null) destroyed += 1;
    else kept.push({ evidence: item.evidence, because });
  }
  // The bytes first: a list that says it was carried out leaves nothing on the disk.
  await destroyGoing(services);
  const named = list.items.flatMap(({ sha256, masked }) => [sha256, ...(masked ? [masked.sha256] : [])]);
  const going = await services.db.read(({ prisma }) =>
    prisma.blob.count({ where: { sha256: { in: named }, state: 'destroying' } }),
  );
  if (going > 0) return;
  await actAsOffice(services, list.office, {
    lifecycle: destructionLifecycle,
    subject: { type: 'destruction', id: list.id },
    command: { type: 'carryOutDestruction', destroyed, kept },
    facts: { candidates: [] },
  });
}

/** Null: destroyed, now or by this list before. Otherwise what it is kept for after all. */
async function destroyOne(
  services: Services,
  list: List,
  item: DestructionItem,
): Promise<KeptBecause | null> {
  const { db, now } = services;
  const subject: Subject = { type: 'evidence', id: item.evidence };
  const before = (await db.read((reader) => keptOf(reader, list.office, [item.evidence]))).get(item.evidence);
  if (before === undefined) return 'no-bytes';
  const around = aroundOf(before);
  return togetherAsOffice(services, list.office, around, async ({ reader, act }) => {
    const [row] = await reader.prisma.evidence.findMany({ where: { id: item.evidence } });
    if (row?.destroyedList === list.id) return null;
    const [candidate] = await candidatesOf(reader, list.office, [item.evidence], now(), {
      but: list.id,
    });
    const because = candidate?.because ?? (candidate?.item?.sha256 === item.sha256 ? null : 'no-bytes');
    if (because !== null) return because;
    const facts: EvidenceFacts = {
      listed: { list: list.id, approved: true, sha256: item.sha256 },
      because,
      sealed: await sealedOf(reader, subject),
    };
    const { sha256, size, masked } = item;
    const copies = await copiesOf(reader, subject, item);
    const done = await act({
      lifecycle: evidenceLifecycle,
      subject,
      command: {
        type: 'destroyEvidence',
        list: list.id,
        sha256,
        size,
        ...(masked === undefined ? {} : { masked }),
        ...(copies.length === 0 ? {} : { copies }),
        reason: list.ground,
        approvals: [...list.approvals],
      },
      facts,
    });
    for (const hash of done.entries) {
      const order = await reader.entry(hash);
      if (order?.header.kind !== 'fields.erased') continue;
      for (const field of facts.sealed ?? []) await reader.erase(field.hash, field.paths, hash);
    }
    await reader.bookkeeping.blob.updateMany({
      where: {
        sha256: { in: [sha256, ...copies, ...(masked === undefined ? [] : [masked.sha256])] },
        state: 'stored',
      },
      data: { state: 'destroying' },
    });
    return null;
  });
}

/** Copies for paper and screens, and masks that a later one replaced; masks only where the list takes the mask along. */
async function copiesOf(reader: Reader, subject: Subject, item: DestructionItem): Promise<string[]> {
  const masks = (await reader.recordedOf(subject)).flatMap((entry) =>
    entry.kind === 'evidence.masked' ? [entry.payload.sha256] : [],
  );
  const rows = await reader.prisma.blob.findMany({
    where: { subject: subject.id, state: 'stored' },
    select: { sha256: true },
    orderBy: { sha256: 'asc' },
  });
  return rows
    .map(({ sha256 }) => sha256)
    .filter((hash) => hash !== item.sha256 && hash !== item.masked?.sha256)
    .filter((hash) => item.masked !== undefined || !masks.includes(hash));
}

/** Sealed fields of its entries that can still be read: what was said of it goes with it, salts and all. */
async function sealedOf(reader: Reader, subject: Subject) {
  return (await reader.entriesOf(subject)).flatMap(({ hash, header, fields }) => {
    const personal = isKind(header.kind) ? ruleOf(header.kind).personal : [];
    const paths = fields.filter((one) => personal.includes(one.path) && 'ct' in one).map((one) => one.path);
    return paths.length === 0 ? [] : [{ hash, paths }];
  });
}
