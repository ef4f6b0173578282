import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ticks = 100;

/** utime, stime and those of children that ended, in seconds; by the fields of /proc/<pid>/stat behind the command's name. */
function secondsOf(pid: string): { parent: string; seconds: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user, system, endedUser, endedSystem] = fields.slice(11, 15).map(Number);
    return {
      parent: fields[1] ?? '',
      seconds: ((user ?? 0) + (system ?? 0) + (endedUser ?? 0) + (endedSystem ?? 0)) / ticks,
    };
  } catch {
    return null; // It ended meanwhile; its parent has counted it.
  }
}

export interface ProcessorTime {
  readonly node: number;
  readonly database: number;
}

/**
 * Seconds of processor time since: of this process with its threads, and of PostgreSQL with all its own. On a machine that has other
 * work they stay what they are, where the clock does not.
 */
export function processorTime(dataFolder: string): () => ProcessorTime {
  const postmaster = readFileSync(join(dataFolder, 'postmaster.pid'), 'utf8').split('\n')[0] ?? '';
  const now = (): ProcessorTime => {
    const { user, system } = process.cpuUsage();
    const database = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((pid) => ({ pid, stat: secondsOf(pid) }))
      .filter(({ pid, stat }) => pid === postmaster || stat?.parent === postmaster)
      .reduce((sum, { stat }) => sum + (stat?.seconds ?? 0), 0);
    return { node: (user + system) / 1e6, database };
  };
  const before = now();
  return () => {
    const after = now();
    return { node: after.node - before.node, database: after.database - before.database };
  };
}
