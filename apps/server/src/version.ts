import { readFileSync } from 'node:fs';

/** As in the package; what a data folder was last written by. */
export const version: string = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
