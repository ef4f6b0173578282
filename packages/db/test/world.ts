import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Kind, Subject } from '@mingcha/domain';
import {
  type CaseKey,
  closeRun,
  composeEntry,
  EMPTY_CHAIN,
  type JsonObject,
  nextInChain,
  type SealedEntry,
  type Signer,
  type WireRun,
  writerIdOf,
} from '@mingcha/journal';
import { layDatabase } from '@mingcha/soak';
import pg from 'pg';
import {
  defineFold,
  type EmbeddedDatabase,
  type FoldTable,
  type Keyring,
  migrate,
  nodeAead,
  nodePorts,
  type OpenDatabase,
  openDatabase,
  openKeyring,
  startEmbedded,
} from '../src/index.ts';
import { journalRuleOf } from '../src/journal/rules.ts';

/** Seeded, so that a failing run can be made again byte for byte. */
export function seededRandom(seed: string): (n: number) => Uint8Array {
  let count = 0;
  return (n) => {
    const blocks: Buffer[] = [];
    for (let size = 0; size < n; size += 32) {
      count += 1;
      blocks.push(createHash('sha256').update(`${seed}/${count}`).digest());
    }
    return Buffer.concat(blocks).subarray(0, n);
  };
}

const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex');

export function signerOf(name: string): Signer {
  const seed = createHash('sha256').update(name).digest();
  const key = createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' });
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(der.subarray(der.length - 32));
  return {
    alg: 'ed25519+sha256',
    publicKey,
    writer: writerIdOf(nodePorts(), publicKey),
    sign: (message) => sign(null, message, key),
  };
}

export const idOf = (prefix: string, name: string | number): string =>
  `${prefix}_${createHash('sha256').update(`${prefix}/${name}`).digest('hex').slice(0, 26)}`;

export const office = idOf('off', 'test');
export const inspector = idOf('per', 'inspector');
export const actor = { person: inspector, seat: null };
export const visitOf = (name: string | number): Subject => ({ type: 'visit', id: idOf('vis', name) });
export const findingOf = (name: string | number): Subject => ({ type: 'finding', id: idOf('fnd', name) });

/** A tablet: its own chain, and what it has seen of each subject. */
export class Tablet {
  readonly signer: Signer;
  readonly #ports;
  readonly #key: CaseKey;
  #head = EMPTY_CHAIN;
  #clock = 1_700_000_000_000;

  constructor(name: string, key: CaseKey) {
    this.signer = signerOf(name);
    this.#ports = nodePorts(seededRandom(name));
    this.#key = key;
  }

  async write(
    kind: Kind | (string & {}),
    subject: Subject,
    payload: JsonObject,
    after: readonly string[] = [],
    rule = journalRuleOf(kind as Kind),
  ): Promise<SealedEntry> {
    this.#clock += 1000;
    const entry = await composeEntry(
      this.#ports,
      nodeAead,
      {
        alg: this.signer.alg,
        writer: this.signer.writer,
        ...nextInChain(this.#head),
        kind,
        schema: rule.schema,
        office,
        subject,
        after: [...after].sort(),
        actor,
        time: { clock: this.#clock, mono: 1, boot: 'ab'.repeat(16), token: null },
      },
      payload,
      rule,
      () => this.#key,
    );
    this.#head = { seq: entry.header.seq, hash: entry.hash };
    return entry;
  }

  async run(entries: readonly SealedEntry[]): Promise<WireRun> {
    const run = await closeRun(this.signer, entries);
    return { run, entries: entries.map(({ header, fields }) => ({ header, fields })) };
  }

  /** Goes back to an earlier head, as a restored copy of a device does. */
  rewind(head: { seq: number; hash: string }): void {
    this.#head = head;
  }
}

const foldVisit = defineFold({
  tables: ['VisitNote', 'VisitAnswer'],
  incompatible: [['visit.submitted', 'visit.aborted']],
  rows: (entries) => ({
    VisitNote: entries
      .filter((entry) => entry.kind === 'visit.noted')
      .map((entry, position) => ({
        id: `${entry.subject.id}/${position}`,
        subjectId: entry.subject.id,
        office: entry.office,
        visit: entry.subject.id,
        text: typeof entry.payload.text === 'string' ? entry.payload.text : null,
        erased: typeof entry.payload.text !== 'string',
        waiting: entry.payload.waiting ?? null,
        queue: entry.payload.queue ?? null,
        windowsOpen: null,
        windowsTotal: null,
        notedAt: entry.at,
        notedBy: entry.actor.person,
      })),
    VisitAnswer: [
      ...new Map(
        entries
          .filter((entry) => entry.kind === 'visit.answered')
          .flatMap((entry) =>
            Object.entries(entry.payload.answers).map(([q, value]) => [q, { entry, value }]),
          ),
      ),
    ].map(([question, { entry, value }]) => ({
      id: `${entry.subject.id}/${question}`,
      subjectId: entry.subject.id,
      office: entry.office,
      visit: entry.subject.id,
      question: String(question),
      value,
      erased: false,
      excused: null,
      words: null,
      wordsErased: false,
      evidence: [],
      kept: false,
      answeredAt: entry.at,
      answeredBy: entry.actor.person,
    })),
  }),
  counters: (entries) => ({ notes: entries.filter((entry) => entry.kind === 'visit.noted').length }),
});

export const testFolds: FoldTable = { visit: foldVisit as FoldTable['visit'] & object };

export interface World {
  readonly folder: string;
  readonly embedded: EmbeddedDatabase;
  readonly keyring: Keyring;
  /** A database of its own with empty, migrated tables; or, given the url of one, as another process would open it. */
  open(options?: Partial<Parameters<typeof openDatabase>[0]>): Promise<OpenDatabase>;
  end(): Promise<void>;
}

const admin = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
};

export async function makeWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-db-'));
  // The database's own user must be able to enter it, or the data goes elsewhere and outlives the folder.
  chmodSync(folder, 0o755);
  await layDatabase(folder, startEmbedded);
  const embedded = await startEmbedded({ folder });
  const keyring = openKeyring(join(folder, 'keys'));
  const opened: OpenDatabase[] = [];
  const settings = { folds: testFolds, foldVersion: 'test', keyring };
  await migrate(embedded.url);
  await (await openDatabase({ url: embedded.url, ...settings })).close();
  let count = 0;
  async function createDatabase(): Promise<string> {
    count += 1;
    await admin(
      embedded.url.replace('/mingcha?', '/postgres?'),
      `create database t${count} template mingcha`,
    );
    return embedded.url.replace('/mingcha?', `/t${count}?`);
  }
  return {
    folder,
    embedded,
    keyring,
    async open(options = {}) {
      const url = options.url ?? (await createDatabase());
      const database = await openDatabase({ ...settings, ...options, url });
      opened.push(database);
      return database;
    },
    async end() {
      await Promise.all(opened.map((database) => database.close()));
      await embedded.remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Enrols a tablet as the desk would. */
export async function enrol(database: OpenDatabase, tablet: Tablet, persons = [inspector]): Promise<void> {
  const { alg, publicKey, writer } = tablet.signer;
  await database.transact((w) =>
    w.enrol({
      id: writer,
      alg,
      publicKey,
      class: 'tablet',
      office,
      subject: { type: 'device', id: idOf('dev', writer) },
      persons,
    }),
  );
}

export const push = (database: OpenDatabase, unit: WireRun) => database.accept(unit);

/** Every row of the projected tables of the test folds, comparable. */
export async function rowsOf(database: OpenDatabase): Promise<unknown> {
  const order = { orderBy: { id: 'asc' } } as const;
  const { prisma } = database.reader;
  return JSON.parse(
    JSON.stringify(
      {
        notes: await prisma.visitNote.findMany(order),
        answers: await prisma.visitAnswer.findMany(order),
        unfolded: await prisma.unfolded.findMany(order),
        contradictions: await prisma.contradiction.findMany(order),
        shares: await prisma.counterShare.findMany(order),
        notesCounted: await database.reader.counter(office, 'notes'),
      },
      (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    ),
  );
}
