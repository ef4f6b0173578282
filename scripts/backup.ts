/** `npm run backup -- --to <folder> --keys <other folder>`: see docs/runbook.md. 0 whole, 1 whole but for files damaged before, 2 none. */
import { generated } from './house.ts';

await generated();
const { runBackup } = await import('@mingcha/server');
process.exit(await runBackup(process.argv.slice(2)));
