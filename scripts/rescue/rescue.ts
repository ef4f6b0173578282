/** `npm run rescue -- <what>`: see README.md beside this file for when to use which. The server must be stopped. */
import { parseArgs } from 'node:util';
import { generated } from '../house.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    reason: { type: 'string' },
    as: { type: 'string' },
    'proposed-by': { type: 'string' },
    'confirmed-by': { type: 'string' },
  },
});
const [what = '', hash = ''] = positionals;
const usage = `npm run rescue -- tables
npm run rescue -- held
npm run rescue -- release <hash> --as <username> --reason <why>
npm run rescue -- new-lanes --reason <why>
npm run rescue -- new-server-key
npm run rescue -- lost-server-key --proposed-by <username> --confirmed-by <username> --reason <why>
`;

await generated();
const { listHeld, nameNextKey, rebuildTables, recordRestore, releaseHeld, withServices } = await import(
  '@mingcha/server'
);

process.exitCode = await rescue().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  return 1;
});

async function rescue(): Promise<number> {
  const { as: username, reason } = values;
  if (what === 'tables') {
    const subjects = await withServices({}, rebuildTables);
    process.stdout.write(`tables made anew from the journal: ${subjects} subjects folded\n`);
    return 0;
  }
  if (what === 'held') {
    const rows = await withServices({}, listHeld);
    for (const row of rows)
      process.stdout.write(
        `${row.hash}  ${row.reason}  ${row.kind}  ${row.subject}  ${new Date(row.since).toISOString()}\n`,
      );
    process.stdout.write(`${rows.length} held\n`);
    return 0;
  }
  if (what === 'release' && hash !== '' && username !== undefined && reason !== undefined) {
    const answer = await withServices({}, (services) => releaseHeld(services, { hash, username, reason }));
    process.stdout.write(`${answer}\n`);
    return answer === 'accepted' ? 0 : 1;
  }
  if (what === 'new-lanes' && reason !== undefined) {
    const entry = await withServices({ newLanes: true }, (services) => recordRestore(services, reason));
    process.stdout.write(`the journal goes on with new lanes; entry ${entry}\n`);
    return 0;
  }
  const { 'proposed-by': proposedBy, 'confirmed-by': confirmedBy } = values;
  if (
    what === 'lost-server-key' &&
    proposedBy !== undefined &&
    confirmedBy !== undefined &&
    reason !== undefined
  ) {
    nameNextKey();
    const lostKey = { proposedBy, confirmedBy, reason };
    const key = await withServices({ lostKey }, async ({ receipts }) => receipts.writer);
    process.stdout.write(`the server signs with ${key}; compare it anew at each tablet\n`);
    return 0;
  }
  if (what === 'new-server-key') {
    process.stdout.write(`${nameNextKey()}\n`);
    return 0;
  }
  process.stderr.write(usage);
  return 2;
}
