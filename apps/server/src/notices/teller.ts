import type { Services } from '../services.ts';
import { tellNew } from './derive.ts';

export interface Teller {
  /** Entries have their place in the order: there may be something to tell. */
  nudge(): void;
  stop(): Promise<void>;
}

/** How often it looks without being told: what a killed server left is found by the next look. */
const everyMs = 2000;
/** After so many failures in a row the entry that causes them is left behind. */
const patience = 5;

/** Tells in the background, one reading at a time. */
export function startTelling(services: Services): Teller {
  let running: Promise<void> | null = null;
  let again = false;
  let failures = 0;
  let stopped = false;

  async function read(): Promise<void> {
    do {
      again = false;
      try {
        const read = await tellNew(services, { passOver: failures >= patience });
        if (read > 0 && services.noticePorts.size > 0)
          await services.queue.send('deliver-notices', {}, 'all');
        failures = 0;
      } catch (error) {
        failures += 1;
        services.log.error({ err: error, failures }, 'notices could not be told; they will be');
      }
    } while (again && !stopped && failures === 0);
  }

  function nudge(): void {
    again = true;
    if (stopped || running !== null) return;
    running = read().finally(() => {
      running = null;
    });
  }

  const regular = setInterval(nudge, everyMs);
  regular.unref();
  nudge();
  return {
    nudge,
    async stop() {
      stopped = true;
      clearInterval(regular);
      await running;
    },
  };
}
