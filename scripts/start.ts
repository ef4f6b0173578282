/** `npm start`: an office's own installation. Never opens a demonstration's folder. */
import { ensureBuilt } from './build.ts';

await ensureBuilt();
// Only now: the server imports what the build has made.
const { run } = await import('@mingcha/server');
process.exit(await run({ demo: false }));
