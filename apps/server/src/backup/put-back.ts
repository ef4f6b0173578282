import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenDatabase } from '@mingcha/db';
import { renderBulletin } from '../capabilities/bulletins/render.ts';
import { renderDispatch } from '../capabilities/dispatches/render.ts';
import { renderOrder } from '../capabilities/orders/render.ts';
import { recordRestore } from '../rescue/rescue.ts';
import { openedFor } from '../rescue/with-services.ts';
import type { Services } from '../services.ts';
import { restoringMark, writeStamp } from '../start/folder.ts';
import type { CheckName, Finding } from '../verify/finding.ts';
import { type Verification, verifyAll } from '../verify/verify.ts';
import { version } from '../version.ts';
import { BackupFailure } from './failure.ts';
import type { Destruction, Manifest } from './manifest.ts';
import { type Backup, checkEmpty, layOut, type RestoreOrder, readBackup, takeBack } from './restore.ts';

export interface PutBack {
  readonly manifest: Manifest;
  readonly verification: Verification;
  /** The entry `log.restored`; null where nothing was ever recorded. */
  readonly entry: string | null;
  /** Ordered after this backup was taken, by the word of the keys: this copy does not know of them. */
  readonly later: readonly Destruction[];
}

export interface PutBackOrder extends RestoreOrder {
  readonly reason: string;
  readonly passed?: (checks: readonly CheckName[], findings: readonly Finding[]) => void;
}

/**
 * A backup into an empty place: checked before, laid out, given new lanes, verified whole and held against the head that its
 * manifest names. There is no way around the verification; what comes to nothing leaves the place empty.
 */
export async function putBack(order: PutBackOrder): Promise<PutBack> {
  const { settings, signal, progress = () => {} } = order;
  progress('check');
  const backup = await readBackup(order, signal);
  checkEmpty(settings, backup);
  let filled = false;
  try {
    await layOut(backup, order, () => {
      filled = true;
    });
    progress('verify');
    const done = await openedFor(settings, { newLanes: true }, (services) => goOn(services, backup, order));
    writeStamp(settings.folders.data, { version, demo: backup.manifest.demo });
    rmSync(join(settings.folders.data, restoringMark));
    return done;
  } catch (error) {
    await takeBack(settings, filled);
    if (signal.aborted) throw new BackupFailure('interrupted', {}, error);
    throw error;
  }
}

async function goOn(services: Services, backup: Backup, order: PutBackOrder): Promise<PutBack> {
  const { manifest, keys } = backup;
  const { db, keyring, secrets, settings } = services;
  await assertSameLog(services, manifest);
  const office = await db.prisma.office.findFirst({ select: { id: true } });
  const entry = office === null ? null : await recordRestore(services, order.reason);
  await finishWaiting(services);
  await db.sequencer.run();
  const verification = await verifyAll({
    db: db as OpenDatabase,
    keyring,
    secrets,
    folders: settings.folders,
    ...(order.passed === undefined ? {} : { passed: order.passed }),
  });
  await assertSameLog(services, manifest);
  const later: Destruction[] = [];
  for (const one of keys.destroyed) if ((await db.reader.entry(one.hash)) === null) later.push(one);
  return { manifest, verification, entry, later };
}

/** The log that stands here begins with the whole log that the manifest names. */
async function assertSameLog({ db }: Services, { log }: Manifest): Promise<void> {
  if (log.head === null) return;
  const { size, root } = log.head;
  const now = await db.tree.head();
  const found = now === null || now.size < size ? '' : await db.tree.rootAt(size);
  if (found !== root) throw new BackupFailure('log-differs', { size, expected: root, found });
}

/** The queue of jobs is no part of a backup: documents that waited in it are printed now. */
async function finishWaiting(services: Services): Promise<void> {
  const { prisma } = services.db;
  for (const { id } of await prisma.bulletin.findMany({
    where: { OR: [{ state: 'numbered' }, { publicViewHash: { not: null }, publicSha256: null }] },
    select: { id: true },
  }))
    await renderBulletin(services, id);
  for (const { id } of await prisma.order.findMany({
    where: { state: 'issued', sha256: null },
    select: { id: true },
  }))
    await renderOrder(services, id);
  for (const { id } of await prisma.dispatch.findMany({ where: { state: 'signed' }, select: { id: true } }))
    await renderDispatch(services, id);
}
