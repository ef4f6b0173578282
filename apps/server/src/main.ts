import { run } from './start/run.ts';

process.exit(await run({ demo: false, words: process.argv.slice(2) }));
