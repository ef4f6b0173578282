import type { Answer } from '@mingcha/db';
import { hashHeader, type ReasonCode, type Receipt, type WireRun } from '@mingcha/journal';
import type { DeviceSession } from '../context.ts';
import { ports } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { wrongAttestations } from './attestations.ts';
import { noteFork } from './doubled.ts';
import { doubtsOf } from './doubts.ts';
import { receiptsFor } from './receipts.ts';

export interface PushAnswer {
  readonly results: readonly Answer[];
  readonly receipts: readonly Receipt[];
}

/**
 * Accept → fold → commit → receipts, one run after another: a run that was committed stays, whatever becomes of the next.
 * A tablet may push for itself only; what it may say is judged entry by entry.
 */
export async function push(
  services: Services,
  device: DeviceSession,
  unverifiedRuns: readonly WireRun[],
): Promise<PushAnswer> {
  const results: Answer[] = [];
  for (const run of unverifiedRuns) results.push(...(await pushRun(services, device, run)));
  const acknowledged = results
    .filter(({ verdict }) => verdict === 'accepted' || verdict === 'duplicate' || verdict === 'fork')
    .map(({ hash }) => hash)
    .filter((hash) => hash !== null);
  if (results.some(({ verdict }) => verdict === 'accepted'))
    await services.queue.send('sequence', {}, 'sequence');
  if (results.some(({ verdict }) => verdict === 'fork')) await noteFork(services, device);
  return { results, receipts: await receiptsFor(services, device.writer, acknowledged) };
}

async function pushRun(
  { db }: Services,
  { writer, office }: DeviceSession,
  unverifiedRun: WireRun,
): Promise<readonly Answer[]> {
  if (unverifiedRun.run?.writer !== writer)
    return [{ hash: null, seq: null, verdict: 'rejected', reason: 'writer.key-wrong' }];
  const { doubts, wrong } = await db.read(async (reader) => {
    try {
      return {
        doubts: await doubtsOf(reader, unverifiedRun, office),
        wrong: await wrongAttestations(reader, unverifiedRun, office),
      };
    } catch {
      // Bytes too malformed to be read at all: `accept` says what is wrong with them.
      return { doubts: new Map<string, string>(), wrong: new Map<string, ReasonCode>() };
    }
  });
  return db.accept(unverifiedRun, {
    doubt: (header) => doubts.get(hashHeader(ports, header)) ?? null,
    refuse: (header) => wrong.get(hashHeader(ports, header)) ?? null,
  });
}
