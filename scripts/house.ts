import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

/** Root of the repository. */
export const house = resolve(import.meta.dirname, '..');
export const bin = (name: string): string => resolve(house, 'node_modules/.bin', name);

export interface Ran {
  readonly status: number;
  readonly output: string;
}

/** Runs a command to its end; quiet ones keep their output for the case that they fail. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: { quiet?: boolean; cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  return new Promise((done, failed) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? house,
      // The pinned Node comes first, whatever Node started npm.
      env: {
        ...process.env,
        PATH: `${resolve(house, 'node_modules/.bin')}:${process.env.PATH ?? ''}`,
        ...options.env,
      },
      stdio: options.quiet === true ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    const told: string[] = [];
    child.stdout?.on('data', (chunk) => told.push(String(chunk)));
    child.stderr?.on('data', (chunk) => told.push(String(chunk)));
    child.on('error', failed);
    child.on('exit', (code, signal) =>
      done({ status: code ?? (signal === null ? 1 : 128), output: told.join('') }),
    );
  });
}

/** Code that is generated is there; where it cannot be, the command ends with 2. */
export async function generated(): Promise<void> {
  const made = await runCommand(bin('turbo'), ['run', 'generate', '--output-logs=errors-only'], {
    quiet: true,
  });
  if (made.status === 0) return;
  process.stderr.write(made.output);
  process.exit(2);
}
