import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openDatabase, openKeyring } from '@mingcha/db';
import pg from 'pg';
import { openSecrets } from '../../apps/server/src/config/secrets.ts';
import { foldingThreadOf, folds, foldVersion } from '../../apps/server/src/folds.ts';
import { signerOf } from '../../apps/server/src/journal/ports.ts';
import { verifyAll } from '../../apps/server/src/verify/verify.ts';
import { createFigures } from './figures.ts';
import { onDatabase } from './on-database.ts';
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
const alone = process.argv.includes('--alone');
const threads = alone ? 1 : availableParallelism();
const figures = createFigures('proof');

const tellSpent = (what: string, { node, database }: ProcessorTime) => {
  figures.put(`${what}, processor time here`, node, null, 's');
  figures.put(`${what}, processor time of PostgreSQL`, database, null, 's');
};

await onDatabase('proof', async ({ embedded, folder }) => {
  const keyring = openKeyring(join(folder, 'keys'));
  const secrets = await openSecrets(join(folder, 'secrets'), 1);
  const lanes = secrets.lanes.map(signerOf);
  const headSigner = signerOf(secrets.receipt);
  const db = await openDatabase({
    url: embedded.url,
    folds,
    foldVersion,
    keyring,
    lanes,
    headSigner,
    foldingThread: foldingThreadOf({ keys: join(folder, 'keys') }),
  });
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

    const bare = await bareHashing({ url: embedded.url, keys: join(folder, 'keys') }, threads);
    spent = processorTime(data);
    began = performance.now();
    const { findings, entries } = await verifyAll({
      db,
      keyring,
      secrets,
      ...(alone ? { threadsFrom: Number.POSITIVE_INFINITY } : {}),
      folders: { blobs: join(folder, 'blobs'), keys: join(folder, 'keys'), secrets: join(folder, 'secrets') },
      passed: (names, _, took) => {
        const limit = names.includes('chains') ? bare.whole * 1.5 : null;
        figures.put(`${at}  verify ${names.join(' ')}`, took, limit, 's');
      },
    });
    const verified = seconds();
    tellSpent(`${at}verify`, spent());
    if (findings.length > 0 || entries < size) throw new Error(JSON.stringify(findings.slice(0, 3)));
    figures.put(`${at}  bare reading, hashing, opening and signatures`, bare.whole, null, 's');
    figures.put(`${at}    of it cryptography, of all threads together`, bare.crypto, null, 's');
    figures.put(`${at}verify beside bare`, verified, bare.whole * 1.5, 's');
    figures.put(`${at}verify`, verified, (60 * size) / 1_000_000, 's');
    figures.put(`${at}verify, each entry`, (verified / entries) * 1e6, null, 'µs');
  }
  figures.tell({ entries: province.entries, runs: province.runs });
  await client.end();
  await db.close();
});
