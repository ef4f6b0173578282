import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Where a run of many checks keeps what it has made once; without it everybody makes their own. */
export const templateSetting = 'TEST_TEMPLATES';

export interface MadeOnce {
  /** A folder that nobody works in: to be copied. */
  readonly folder: string;
  /** The path of a file in which its maker may leave what others need to know of it. */
  readonly facts: string;
}

/** For the longest there is: a city, made beside other work. */
const patienceMs = 240_000;

/**
 * The folder that goes by this name, made by the first of a run to ask for it; the others wait for that. `make` answers where it
 * lies, on the file system of the templates. Null where nothing is kept. Throws where the one who makes it takes longer than four minutes.
 */
export async function madeOnce(
  name: string,
  make: (facts: string) => Promise<string>,
): Promise<MadeOnce | null> {
  const templates = process.env[templateSetting];
  if (templates === undefined) return null;
  const whole = join(templates, name);
  const made = { folder: whole, facts: join(templates, `${name} facts`) };
  const claim = join(templates, `${name} claimed`);
  if (existsSync(whole)) return made;
  try {
    mkdirSync(claim);
  } catch (error) {
    // Somebody else has claimed it; anything else is a folder that cannot hold it.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const end = performance.now() + patienceMs;
    while (!existsSync(whole) && existsSync(claim)) {
      if (performance.now() > end) throw new Error(`waited in vain for ${name}, which another check makes`);
      await pause(50);
    }
    return existsSync(whole) ? made : madeOnce(name, make);
  }
  try {
    renameSync(await make(made.facts), whole);
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
  return made;
}
