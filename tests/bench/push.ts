import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { compareLive, nodePorts, openDatabase, openKeyring, type PushCounts } from '@mingcha/db';
import { kindRules } from '@mingcha/domain';
import { accept, type KindRule, type WireRun } from '@mingcha/journal';
import pg from 'pg';
import { folds } from '../../apps/server/src/folds.ts';
import { onDatabase } from './on-database.ts';
import { bareConnection, bareRows, bareTable } from './push/bare.ts';
import {
  emptyBareTables,
  type Manner,
  makeBareTables,
  manners,
  readInserts,
  rowsConnection,
} from './push/bare-rows.ts';
import { type Measured, measure, together } from './push/measure.ts';
import { begin, enrol } from './push/prepare.ts';
import { type BenchTablet, newSigner, office, person } from './push/units.ts';

// node tests/bench/push.ts [--count 1200] [--warm 600] [--widths 1,4,16] [--out result.json]
// Pushes of a visit (24 answers, 3 findings, one run) accepted, folded and committed per second, fsync on, at 1, 4 and 16
// connections. Beside it, in the same run and in turns: every row a push leaves behind as bare multi-row inserts (the peer of
// the bar, told in two ways: see push/bare-rows.ts), its four entries alone as one bare insert (the physical limit), and
// accept alone without a database.
//
// Each push is the work of a visit that its tablet opened and began by pushes to this same process, before the measured round
// and not in it, as on a day of inspections: so the process remembers writer and visit, the findings are new, and the push
// needs one round trip. The column mem/read/wrong counts how it went: by memory, by reading, by reading after memory was
// wrong. Where a process has not seen the visit begin, or shares the database with others, a push costs two trips or three.
// The first pushes warm up the compiler of a process that runs for weeks; they are not measured, for any peer.

const option = (name: string, otherwise: string): string => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? otherwise : (process.argv[index + 1] ?? otherwise);
};
const count = Number(option('count', '1200'));
const widths = option('widths', '1,4,16').split(',').map(Number);
const bar = 0.5;
const wish: Record<number, number> = { 1: 435, 4: 655, 16: 855 };

interface Prepared {
  readonly tablets: readonly BenchTablet[];
  readonly queues: readonly (readonly WireRun[])[];
}

interface Width {
  readonly connections: number;
  readonly pushes: Measured;
  readonly bareRows: Record<Manner, Measured>;
  readonly bareEntries: Measured;
  readonly acceptAlone: Measured;
  /** Of the measured pushes: prepared from memory in one round trip, by reading, by reading after memory was wrong. */
  readonly prepared: PushCounts;
  /** Against the rows in one packet: the bar. The median of the rounds. */
  readonly ratio: number;
  readonly ratioOneByOne: number;
  readonly wish: number | undefined;
  readonly load: number | undefined;
  readonly rssMb: number;
  readonly heapMb: number;
}

/** Of each round by itself, and of these the middle one: a machine that is busy for one round spoils one round. */
function ratioOf(some: readonly Measured[], others: readonly Measured[]): number {
  const ratios = some.map(({ perSecond }, round) => perSecond / (others[round]?.perSecond ?? Number.NaN));
  ratios.sort((a, b) => a - b);
  const [low, high] = [ratios[(ratios.length - 1) >> 1] ?? 0, ratios[ratios.length >> 1] ?? 0];
  return Math.round(((low + high) / 2) * 100) / 100;
}

/** Checking alone: form, hashes, signature, judgement, with all facts at hand. */
function acceptAlone({ tablets, queues }: Prepared): Promise<Measured> {
  const ports = nodePorts();
  const rules = new Map<string, KindRule>([...kindRules].map(([kind, rule]) => [kind, { ...rule, kind }]));
  return measure([queues.flat().slice(0, 400)], async (unit) => {
    const { signer } = tablets.find((t) => t.signer.writer === unit.run.writer) ?? { signer: newSigner() };
    const first = unit.entries[0];
    const subject = first?.header.subject ?? { type: '', id: '' };
    const before = { writer: signer.writer, seq: unit.run.from - 1, subject };
    await accept(ports, unit, {
      writer: {
        ...signer,
        writerClass: 'tablet',
        office,
        enrolled: true,
        persons: new Set([person]),
        revoked: null,
      },
      kept: new Map([first?.header.prev, ...(first?.header.after ?? [])].map((hash) => [hash ?? '', before])),
      keptAt: new Map(),
      rules,
      released: new Set(),
    });
  });
}

async function bareInserts(url: string, queues: readonly (readonly WireRun[])[]): Promise<Measured> {
  const connections = await Promise.all(queues.map(() => bareConnection(url)));
  const rows = queues.map((queue) => queue.map(bareRows));
  const measured = await measure(
    rows,
    (item, index) => connections[index]?.insert(item) ?? Promise.resolve(),
  );
  await Promise.all(connections.map((connection) => connection.end()));
  return measured;
}

type Inserts = Awaited<ReturnType<typeof readInserts>>;

async function rowInserts(url: string, manner: Manner, queues: Inserts): Promise<Measured> {
  const connections = await Promise.all(queues.map(() => rowsConnection(url, manner)));
  const measured = await measure(
    queues,
    (item, index) => connections[index]?.insert(item) ?? Promise.resolve(),
  );
  await Promise.all(connections.map((connection) => connection.end()));
  return measured;
}

const report: Width[] = [];
await onDatabase('push', async ({ embedded, folder }) => {
  const keyring = openKeyring(join(folder, 'keys'));
  const keys = (kid: string) => keyring.create(kid);
  const admin = new pg.Client({ connectionString: embedded.url });
  admin.on('error', () => {});
  await admin.connect();
  await admin.query(bareTable);
  let made = false;
  const { fsync } = (await admin.query('show fsync')).rows[0] as { fsync: string };
  for (const width of widths) {
    const database = await openDatabase({
      url: embedded.url,
      folds,
      foldVersion: 'bench',
      keyring,
      lanes: [newSigner()],
      writeConnections: width,
    });
    await database.claimLanes();
    const tablets = await enrol(database, keys, width);
    const warm = await begin(
      database,
      tablets,
      Math.max(4, Math.ceil(Number(option('warm', '600')) / width)),
    );
    await measure(warm, (unit) => database.accept(unit));
    await bareInserts(embedded.url, warm);
    await database.sequencer.run();
    if (!made) await makeBareTables(admin);
    made = true;
    const warmRows = await readInserts(admin, warm);
    for (const manner of manners) await rowInserts(embedded.url, manner, warmRows);
    // In turns, so that a machine that is busy for a while is busy for all of them.
    const parts = 8;
    const all: Record<'pushes' | Manner | 'bare', Measured[]> = {
      pushes: [],
      onePacket: [],
      oneByOne: [],
      bare: [],
    };
    const everything = tablets.map((): WireRun[] => []);
    const counts = { remembered: 0, read: 0, corrected: 0 };
    for (let part = 0; part < parts; part += 1) {
      const units = await begin(database, tablets, Math.ceil(count / width / parts));
      for (const [index, queue] of units.entries()) everything[index]?.push(...queue);
      const before = { ...database.pushes };
      await admin.query('checkpoint');
      all.pushes.push(
        await measure(units, async (unit) => {
          const answers = await database.accept(unit);
          if (answers.some((answer) => answer.verdict !== 'accepted'))
            throw new Error(JSON.stringify(answers));
        }),
      );
      for (const how of ['remembered', 'read', 'corrected'] as const)
        counts[how] += database.pushes[how] - before[how];
      await database.sequencer.run();
      const inserts = await readInserts(admin, units);
      for (const manner of manners) {
        await admin.query('checkpoint');
        all[manner].push(await rowInserts(embedded.url, manner, inserts));
      }
      await admin.query('checkpoint');
      all.bare.push(await bareInserts(embedded.url, units));
    }
    const alone = await acceptAlone({ tablets, queues: everything });
    const pushes = together(all.pushes);
    const [onePacket, oneByOne] = [together(all.onePacket), together(all.oneByOne)];
    const memory = process.memoryUsage();
    report.push({
      connections: width,
      pushes,
      bareRows: { onePacket, oneByOne },
      bareEntries: together(all.bare),
      prepared: counts,
      acceptAlone: alone,
      ratio: ratioOf(all.pushes, all.onePacket),
      ratioOneByOne: ratioOf(all.pushes, all.oneByOne),
      load: loadavg()[0],
      wish: wish[width],
      rssMb: Math.round(memory.rss / 2 ** 20),
      heapMb: Math.round(memory.heapUsed / 2 ** 20),
    });
    if (process.argv.includes('--check') && (await compareLive(database)).length > 0) {
      throw new Error('tables and journal differ');
    }
    await admin.query('truncate bench_bare');
    await emptyBareTables(admin);
    await database.close();
  }
  await admin.end();
  const result = {
    what: 'pushes of a visit: 24 answers, 3 findings, one run; accepted, folded, committed',
    fsync,
    cores: cpus().length,
    node: process.version,
    perWidth: report,
    bar,
  };
  const out = option('out', '');
  if (out !== '')
    writeFileSync(
      out,
      `${JSON.stringify(result, (key, value) => (key === 'times' ? undefined : value), 2)}\n`,
    );
  console.table(
    report.map((row) => ({
      connections: row.connections,
      'pushes/s': row.pushes.perSecond,
      'mem/read/wrong': `${row.prepared.remembered}/${row.prepared.read}/${row.prepared.corrected}`,
      'wish/s': row.wish,
      p50: row.pushes.p50,
      p95: row.pushes.p95,
      p99: row.pushes.p99,
      'cpu ms': row.pushes.cpu,
      'rows, one packet/s': row.bareRows.onePacket.perSecond,
      ratio: row.ratio,
      'rows, one by one/s': row.bareRows.oneByOne.perSecond,
      'ratio ': row.ratioOneByOne,
      'entries alone/s': row.bareEntries.perSecond,
      'accept alone/s': row.acceptAlone.perSecond,
      'rss MB': row.rssMb,
      load: Math.round((row.load ?? 0) * 10) / 10,
    })),
  );
});
