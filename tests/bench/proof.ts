import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openDatabase, openKeyring, startEmbedded } from '@mingcha/db';
import pg from 'pg';
import { openSecrets } from '../../apps/server/src/config/secrets.ts';
import { folds, foldVersion } from '../../apps/server/src/folds.ts';
import { signerOf } from '../../apps/server/src/journal/ports.ts';
import { verifyAll } from '../../apps/server/src/verify/verify.ts';
import { createFigures } from './figures.ts';
import { bareCopy } from './proof/bare-copy.ts';
import { bareHashing } from './proof/bare-hashing.ts';
import { type ProcessorTime, processorTime } from './proof/processor-time.ts';
import { Province } from './proof/province.ts';
import { office, person } from './push/units.ts';

// node tests/bench/proof.ts [--sizes 10000,100000,1000000] [--alone]: on one thread
// What a whole installation costs to check: `verify` beside bare hashing and signature checks of the same bytes, tables made
// anew beside COPY of the same rows, and the proof of one entry's place, each at growing sizes in one run.

const option = (name: string, otherwise: string): string => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? otherwise : (process.argv[index + 1] ?? otherwise);
};
const sizes = option('sizes', '10000,100000,1000000').split(',').map(Number);
const figures = createFigures('proof');

const tellSpent = (what: string, { node, database }: ProcessorTime) => {
  figures.put(`${what}, processor time here`, node, null, 's');
  figures.put(`${what}, processor time of PostgreSQL`, database, null, 's');
};

const folder = mkdtempSync(join(tmpdir(), 'mingcha-proof-'));
chmodSync(folder, 0o755);
const embedded = await startEmbedded({ folder });
let failed: unknown;
try {
  await migrate(embedded.url);
  const keyring = openKeyring(join(folder, 'keys'));
  const secrets = await openSecrets(join(folder, 'secrets'), 1);
  const lanes = secrets.lanes.map(signerOf);
  const headSigner = signerOf(secrets.receipt);
  const db = await openDatabase({ url: embedded.url, folds, foldVersion, keyring, lanes, headSigner });
  const [lane] = await db.claimLanes();
  const client = new pg.Client({ connectionString: embedded.url });
  client.on('error', () => {});
  await client.connect();
  const [place] = (await client.query<{ data_directory: string }>('show data_directory')).rows;
  const data = place?.data_directory ?? '';
  if (lane) {
    const { id: writer, subject } = lane;
    const publicKey = Buffer.from(lane.publicKey).toString('base64url');
    await db.transact(async (w) => {
      await w.lock([subject]);
      const payload = { writer, publicKey, alg: 'ed25519' };
      const actor = { person, seat: null };
      await w.append([{ kind: 'lane.opened', subject, office, actor, expected: 0, payload }]);
    });
  }
  const province = new Province(db, client, keyring);
  for (const size of sizes) {
    let began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    const at = `${size.toLocaleString('en')}: `;
    await province.growTo(size);
    console.log(`${at}composed and carried in within ${seconds().toFixed(1)} s, ${province.runs} runs`);

    began = performance.now();
    let spent = processorTime(data);
    await db.rebuild();
    const rebuilt = seconds();
    tellSpent(`${at}tables made anew`, spent());
    const copied = await bareCopy(client, folder);
    figures.put(`${at}tables made anew`, rebuilt, copied / 0.4, 's');
    figures.put(`${at}  bare COPY of the same rows`, copied, null, 's');

    const total = (await db.tree.head())?.size ?? 0;
    const hashes = await client.query<{ hash: string }>('select hash from leaf order by random() limit 200');
    const times: number[] = [];
    for (const { hash } of hashes.rows) {
      began = performance.now();
      if ((await db.tree.placements([hash], total)).length !== 1) throw new Error('no placement');
      times.push(performance.now() - began);
    }
    times.sort((a, b) => a - b);
    figures.put(
      `${at}proof of one entry’s place, 95 of 100`,
      times[Math.floor(times.length * 0.95)] ?? 0,
      5,
      'ms',
    );

    const bare = await bareHashing(client);
    spent = processorTime(data);
    let last = performance.now();
    began = last;
    const { findings, entries } = await verifyAll({
      db,
      keyring,
      secrets,
      ...(process.argv.includes('--alone') ? { threadsFrom: Number.POSITIVE_INFINITY } : {}),
      folders: { blobs: join(folder, 'blobs'), keys: join(folder, 'keys'), secrets: join(folder, 'secrets') },
      passed: (names) => {
        figures.put(`${at}  verify ${names.join(' ')}`, (performance.now() - last) / 1000, null, 's');
        last = performance.now();
      },
    });
    const verified = seconds();
    tellSpent(`${at}verify`, spent());
    if (findings.length > 0 || entries < size) throw new Error(JSON.stringify(findings.slice(0, 3)));
    figures.put(`${at}  bare hashing and signatures`, bare, null, 's');
    figures.put(
      `${at}verify`,
      verified,
      Math.min(size === 1_000_000 ? 60 : Number.MAX_VALUE, bare * 1.5),
      's',
    );
    figures.put(`${at}verify, each entry`, (verified / entries) * 1e6, null, 'µs');
  }
  figures.tell({ entries: province.entries, runs: province.runs });
  await client.end();
  await db.close();
} catch (error) {
  failed = error;
} finally {
  await embedded.remove();
  rmSync(folder, { recursive: true, force: true });
}
if (failed) {
  console.error(failed);
  process.exit(1);
}
process.exit(0);
