/** `npm run verify`: says whether everything is whole, and if not, what exactly. 0 whole, 1 not, above 1 could not look. */
import { generated } from './house.ts';

await generated();
const { verifyFolder } = await import('@mingcha/server');
process.exit(await verifyFolder(process.argv.slice(2)));
