import { execFileSync } from 'node:child_process';
import { type MadeOnce, madeOnce } from '@mingcha/soak';
import { newFolder, type RunningServer } from './running-server.ts';

/** The data folder of a server that `make` starts and that is left in order then: made once in a run. */
export const leftOnce = (
  name: string,
  make: (facts: string) => Promise<RunningServer>,
): Promise<MadeOnce | null> =>
  madeOnce(name, async (facts) => {
    const server = await make(facts);
    await server.stop();
    return server.data;
  });

/** A folder of its own with the same in it. */
export function copyOf(template: string): string {
  const data = newFolder();
  // With owners and times: the database runs under an account of its own.
  execFileSync('cp', ['-a', `${template}/.`, data]);
  return data;
}
