import type { Subject } from '@mingcha/domain';
import { type Field, type Header, judgeHeld, neededHashes, type SealedEntry } from '@mingcha/journal';
import type { Opener } from '../journal/open-entries.ts';
import { type WriterRow, writerOfRow } from '../journal/reads.ts';
import { judging, writerById } from '../journal/statements.ts';
import { chainKey } from '../journal/stored.ts';
import type { Statement } from '../sql/connections.ts';
import type { Answer } from '../types.ts';
import { insertFork, insertHeld, insertRejected } from './aside.ts';
import { factsOf, type JudgingRow } from './facts.ts';
import { knownWriter } from './known-writer.ts';
import type { Transaction } from './transaction.ts';

interface HeldRow {
  readonly hash: string;
  readonly since: number;
  readonly header: Buffer;
  readonly fields: Buffer;
}

const heldByHash = (hash: string, lock: boolean): Statement => ({
  name: lock ? 'mc_held_locked' : 'mc_held',
  text: `select hash, since, header, fields from held where hash = $1${lock ? ' for update' : ''}`,
  values: [hash],
});

const removeHeld = (hash: string): Statement => ({
  name: 'mc_remove_held',
  text: 'delete from held where hash = $1',
  values: [hash],
});

const moveHead = (writer: string, seq: number, hash: string): Statement => ({
  name: 'mc_move_head',
  text: 'update writer set head_seq = $2, head_hash = $3 where id = $1 and head_seq < $2',
  values: [writer, seq, hash],
});

const quarantine = (writer: string): Statement => ({
  name: 'mc_quarantine',
  text: `update writer set state = 'quarantined' where id = $1 and state = 'enrolled'`,
  values: [writer],
});

function sealedOf(row: HeldRow): SealedEntry {
  return {
    hash: row.hash,
    bytes: row.header,
    header: JSON.parse(row.header.toString('utf8')) as Header,
    fields: JSON.parse(row.fields.toString('utf8')) as Field[],
    fieldBytes: row.fields,
  };
}

export interface SettlePorts {
  readonly now: number;
  readonly opener: Opener;
}

/**
 * Judges one held entry again: something it waited for has come, or a person releases it. Its run's signature was checked
 * when it was held. Answers null when it is held no more.
 */
export async function settleHeld(
  tx: Transaction,
  hash: string,
  released: boolean,
  { now, opener }: SettlePorts,
): Promise<Answer | null> {
  const seen = (await tx.run<{ [K in keyof HeldRow]: HeldRow[K] }>(heldByHash(hash, false))).rows[0];
  if (!seen) return null;
  const entry = sealedOf(seen);
  const unreadable = await opener.isUnreadable(entry);
  const { writer, seq, subject } = entry.header;
  const reads = [
    writerById(writer),
    heldByHash(hash, true),
    judging(neededHashes({ entries: [entry] }), [{ writer, from: seq, to: seq }]),
  ];
  const answers = await tx.lock([subject as Subject], reads, [chainKey(writer)]);
  tx.writers.set(writer, null);
  const row = answers[1]?.rows[0] as HeldRow | undefined;
  if (!row) return null;
  const rows = (answers[2]?.rows ?? []) as JudgingRow[];
  const { facts, arrivals } = factsOf(
    rows,
    writer,
    new Set(released ? [hash] : []),
    new Set(unreadable ? [hash] : []),
  );
  const verdict = judgeHeld(entry, knownWriter(writerOfRow(answers[0]?.rows[0] as WriterRow)), facts);
  const judgement = { hash, seq, entry, verdict };
  switch (verdict.verdict) {
    case 'held':
      tx.send(insertHeld([judgement], row.since));
      return { hash, seq, verdict: 'held', reason: verdict.reason };
    case 'rejected':
      tx.send(removeHeld(hash));
      tx.send(insertRejected({ entries: [entry] } as never, [judgement], now));
      return { hash, seq, verdict: 'rejected', reason: verdict.reason };
    case 'duplicate':
      tx.send(removeHeld(hash));
      return { hash, seq, verdict: 'duplicate', arrival: arrivals.get(hash) ?? now };
    default: {
      const branch = facts.keptAt.get(seq)?.length ?? 0;
      const contested = unreadable ? 'sealed-unreadable' : null;
      // It arrived when it was first pushed; the wait was ours.
      tx.keep([{ ...entry, arrival: row.since, contested, writerClass: 'tablet', branch }]);
      tx.send(removeHeld(hash));
      if (branch === 0) tx.send(moveHead(writer, seq, hash));
      else tx.send(insertFork([judgement], writer, now), quarantine(writer));
      tx.wakeFor([hash]);
      return { hash, seq, verdict: verdict.verdict, arrival: row.since };
    }
  }
}
