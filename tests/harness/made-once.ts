import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './pause.ts';
import { newFolder, type RunningServer } from './running-server.ts';

/** Where a run of many stories keeps what it has made once; without it every start makes its own. */
export const templateSetting = 'TEST_TEMPLATES';

export interface MadeOnce {
  /** A data folder that nobody works on. */
  readonly folder: string;
  /** The path of a file in which its maker has left what others need to know of it. */
  readonly facts: string;
}

/**
 * The data folder that goes by this name, made by the first of a run to ask for it and left in order; the others wait for
 * that. Null where nothing is kept.
 */
export async function madeOnce(
  name: string,
  make: (facts: string) => Promise<RunningServer>,
): Promise<MadeOnce | null> {
  const templates = process.env[templateSetting];
  if (templates === undefined) return null;
  const whole = join(templates, name);
  const made = { folder: whole, facts: join(templates, `${name} facts`) };
  const claim = join(templates, `${name} claimed`);
  if (existsSync(whole)) return made;
  try {
    mkdirSync(claim);
  } catch {
    await until(() => existsSync(whole) || !existsSync(claim), `${name}, which another story makes`, {
      seconds: 240,
    });
    return existsSync(whole) ? made : madeOnce(name, make);
  }
  try {
    const server = await make(made.facts);
    await server.stop();
    renameSync(server.data, whole);
  } finally {
    rmSync(claim, { recursive: true, force: true });
  }
  return made;
}

/** A folder of its own with the same in it. */
export function copyOf(template: string): string {
  const data = newFolder();
  // With owners and times: the database runs under an account of its own.
  execFileSync('cp', ['-a', `${template}/.`, data]);
  return data;
}
