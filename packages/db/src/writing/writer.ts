import { encodeFields, eraseFields } from '@mingcha/journal';
import { DbError } from '../errors.ts';
import { makeReader } from '../journal/reads.ts';
import { noteRemade } from '../journal/statements.ts';
import { chainKey, type KeptEntry } from '../journal/stored.ts';
import { textArray } from '../sql/binary-array.ts';
import type { Bookkeeping, NewWriter, Writer } from '../types.ts';
import { acceptRuns } from './accept-run.ts';
import type { AppendPorts, LaneUse } from './append.ts';
import type { AcceptPorts } from './pushed.ts';
import { settleHeld } from './settle.ts';
import type { Transaction } from './transaction.ts';

/** What the ports of appending and accepting have in common with the reader's. */
export type WriterPorts = AppendPorts & AcceptPorts;

/** The writer of one open transaction. */
export function makeWriter(tx: Transaction, lane: LaneUse, ports: WriterPorts): Writer {
  const { connection } = tx;
  const reader = makeReader((statement) => tx.run(statement), connection.prisma, ports.opener);

  async function enrol(writer: NewWriter): Promise<void> {
    await tx.run({
      name: 'mc_enrol',
      text: `insert into writer (id, alg, public_key, class, office, subject_type, subject_id, persons, state, enrolled_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 'enrolled', $9)`,
      values: [
        writer.id,
        writer.alg,
        Buffer.from(writer.publicKey),
        writer.class,
        writer.office,
        writer.subject.type,
        writer.subject.id,
        textArray(writer.persons),
        ports.now(),
      ],
    });
  }

  async function changed(name: string, text: string, values: readonly [string, ...unknown[]]): Promise<void> {
    // Behind the chain's lock: a run that is being judged is judged by what stood before, or waits for what stands now.
    const [answer] = await tx.lock([], [{ name, text, values }], [chainKey(values[0])]);
    if (answer?.rowCount !== 1) throw new DbError('writer-unknown', { writer: values[0] });
    ports.writers.delete(values[0]);
    tx.writers.set(values[0], null);
  }

  async function erase(hash: string, paths: readonly string[], by: string): Promise<void> {
    const stored = await reader.entry(hash);
    if (!stored) throw new DbError('chain-broken', { hash, reason: 'no-such-entry' });
    const entry = stored as KeptEntry;
    const fields = eraseFields(ports.ports, entry.fields, paths, by);
    const fieldBytes = encodeFields(fields);
    tx.replace({ ...entry, fields, fieldBytes });
    tx.send(noteRemade(ports.now()), {
      name: 'mc_erase',
      text: 'update entry_payload set fields = $2 where hash = $1',
      values: [hash, Buffer.from(fieldBytes)],
    });
  }

  return {
    ...reader,
    bookkeeping: connection.prisma as unknown as Bookkeeping,
    entriesOf: async (subject) =>
      tx.isLocked(subject) ? tx.entriesOf(subject) : await reader.entriesOf(subject),
    recordedOf: async (subject) => {
      if (!tx.isLocked(subject)) return await reader.recordedOf(subject);
      return (await ports.opener.openAll(tx.entriesOf(subject))).recorded;
    },
    count: async (subject) => {
      if (!tx.isLocked(subject)) return await reader.count(subject);
      return tx.entriesOf(subject).filter(({ header }) => header.expected !== undefined).length;
    },
    lock: async (subjects) => {
      await tx.lock(subjects);
    },
    append: (drafts) => lane.append(drafts),
    acceptRun: async (unit, facts = {}) => (await acceptRuns(tx, [{ unit, facts }], ports))[0] ?? [],
    releaseHeld: async (hash) => {
      const answer = await settleHeld(tx, hash, true, { now: ports.now(), opener: ports.opener });
      if (!answer) throw new DbError('chain-broken', { hash, reason: 'not-held' });
      return answer;
    },
    fold: () => tx.flush(),
    foldAgain(subjects) {
      for (const subject of subjects) tx.foldAgain(subject);
    },
    erase,
    enrol,
    bind: (writer, persons) =>
      changed(
        'mc_bind',
        `update writer set persons = array(select distinct p from unnest(persons || $2::text[]) p order by p) where id = $1`,
        [writer, textArray(persons)],
      ),
    quarantine: (writer) =>
      changed(
        'mc_quarantine_one',
        `update writer set state = case state when 'enrolled' then 'quarantined' else state end where id = $1`,
        [writer],
      ),
    restore: (writer) =>
      changed(
        'mc_restore',
        `update writer set state = case state when 'quarantined' then 'enrolled' else state end where id = $1`,
        [writer],
      ),
    revoke: (writer, { seq, hash }) =>
      changed(
        'mc_revoke',
        `update writer set state = 'revoked', revoked_seq = $2, revoked_hash = $3 where id = $1`,
        [writer, seq, hash],
      ),
  };
}
