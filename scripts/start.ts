/** `npm start`: an office's own installation; `npm start -- --lan` serves tablets in the local network. Never opens a demonstration's folder. */
import { ensureBuilt } from './build.ts';

await ensureBuilt();
// Only now: the server imports what the build has made.
const { run } = await import('@mingcha/server');
process.exit(await run({ demo: false, words: process.argv.slice(2) }));
