import { join } from 'node:path';
import { openDatabase, openKeyring } from '@mingcha/db';
import pg from 'pg';
import { folds } from '../../apps/server/src/folds.ts';
import { sessionLocks } from '../../packages/db/src/migrations/migrate.ts';
import { createFigures } from './figures.ts';
import { onDatabase } from './on-database.ts';
import { measure, together } from './push/measure.ts';
import { begin, enrol } from './push/prepare.ts';
import { newSigner } from './push/units.ts';

// node tests/bench/sequencer.ts [--count 1600] [--rounds 8]
// What it costs that entries get their place in the one order, that the tree grows and that heads are signed, beside pushes that
// come one after another on four connections: the same pushes in turns with it and without it. Without it: another session holds its lock.

const option = (name: string, otherwise: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? otherwise : Number(process.argv[index + 1]);
};
const count = option('count', 1600);
const rounds = option('rounds', 8);
const width = 4;
const figures = createFigures('sequencer');

await onDatabase('sequencer', async ({ embedded, folder }) => {
  const keyring = openKeyring(join(folder, 'keys'));
  const database = await openDatabase({
    url: embedded.url,
    folds,
    foldVersion: 'bench',
    keyring,
    lanes: [newSigner()],
    headSigner: newSigner(),
    writeConnections: width,
  });
  await database.claimLanes();
  const holder = new pg.Client({ connectionString: embedded.url });
  holder.on('error', () => {});
  await holder.connect();
  const tablets = await enrol(database, (kid) => keyring.create(kid), width);
  const push = async (each: number) => {
    const units = await begin(database, tablets, each);
    await database.sequencer.run();
    return () => measure(units, (unit) => database.accept(unit));
  };
  await (await push(100))();
  const withIt: Awaited<ReturnType<typeof measure>>[] = [];
  const without: typeof withIt = [];
  for (let round = 0; round < rounds; round += 1) {
    const each = Math.ceil(count / width / rounds);
    for (const paused of round % 2 === 0 ? [true, false] : [false, true]) {
      const work = await push(each);
      if (paused) await holder.query(`select pg_advisory_lock(${sessionLocks.sequencer})`);
      try {
        (paused ? without : withIt).push(await work());
      } finally {
        if (paused) await holder.query(`select pg_advisory_unlock(${sessionLocks.sequencer})`);
      }
    }
  }
  const [one, other] = [together(withIt), together(without)];
  figures.put('pushes a second, with the log growing', one.perSecond, null, '');
  figures.put('pushes a second, without', other.perSecond, null, '');
  figures.put('throughput that it costs', (1 - one.perSecond / other.perSecond) * 100, 15, '%');
  figures.put('processor time that it costs here', (one.cpu / other.cpu - 1) * 100, null, '%');
  const { rows } = await holder.query<{ heads: string }>('select count(*) as heads from tree_head');
  figures.tell({ count, rounds, heads: Number(rows[0]?.heads) });
  await holder.end();
  await database.close();
});
