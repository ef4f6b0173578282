import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export interface Bare {
  readonly url: string;
  stop(): void;
}

/** The peer in a process of its own, as the program is. */
export async function startBare(folder: string): Promise<Bare> {
  const child = fork(resolve(import.meta.dirname, 'bare-server.ts'), [folder], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  if (child.stdout === null) throw new Error('no way to hear the port');
  const [port] = await once(child.stdout, 'data');
  return {
    url: `http://127.0.0.1:${Number(String(port))}`,
    stop: () => child.disconnect(),
  };
}
