import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

export interface Bare {
  readonly url: string;
  readonly pid: number;
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
    pid: child.pid ?? 0,
    stop: () => child.disconnect(),
  };
}

/** What a process holds of the memory now, in bytes; null where the system does not say (Linux says it). */
export function residentOf(pid: number): number | null {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? null : Number(kilobytes) * 1024;
  } catch {
    return null;
  }
}

/** The most that it held between now and the end. */
export function watchMemory(pid: number): { end(): number | null } {
  let most = residentOf(pid);
  const timer = setInterval(() => {
    most = Math.max(most ?? 0, residentOf(pid) ?? 0);
  }, 20);
  return {
    end() {
      clearInterval(timer);
      return most;
    },
  };
}
