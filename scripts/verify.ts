/** `npm run verify`: says whether everything is whole, and if not, what exactly. 0 whole, 1 not, above 1 could not look. */
import { bin, runCommand } from './house.ts';

const made = await runCommand(bin('turbo'), ['run', 'generate', '--output-logs=errors-only'], {
  quiet: true,
});
if (made.status !== 0) {
  process.stderr.write(made.output);
  process.exit(2);
}
const { verifyFolder } = await import('@mingcha/server');
process.exit(await verifyFolder(process.argv.slice(2)));
