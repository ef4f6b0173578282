/** `npm run restore -- --from <backup> --keys <its keys> --to <empty folder>`: see docs/runbook.md. 0 whole, 1 not, 2 nothing put back. */
import { generated } from './house.ts';

await generated();
const { runRestore } = await import('@mingcha/server');
process.exit(await runRestore(process.argv.slice(2)));
