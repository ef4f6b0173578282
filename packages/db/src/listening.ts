import pg from 'pg';

export interface Listening {
  close(): Promise<void>;
}

const firstPause = 500;
const longestPause = 30_000;

/**
 * Hears what any process says on a channel, over a connection of its own straight to the database. A connection that is
 * lost is made again, later each time; what was said meanwhile is not heard, so whoever listens looks by itself too.
 * `heard` is also called once whenever the connection stands again.
 */
export function listenTo(directUrl: string, channel: string, heard: () => void): Listening {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let pause = firstPause;
  let closed = false;

  function later(): void {
    if (closed || timer) return;
    timer = setTimeout(() => {
      timer = null;
      void connect();
    }, pause);
    timer.unref();
    pause = Math.min(pause * 2, longestPause);
  }

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: directUrl, application_name: 'mingcha-listening' });
    const lost = () => {
      if (client === fresh) client = null;
      later();
    };
    fresh.once('error', lost);
    fresh.on('error', () => {});
    fresh.once('end', lost);
    fresh.on('notification', () => heard());
    try {
      await fresh.connect();
      await fresh.query(`listen "${channel}"`);
    } catch {
      await fresh.end().catch(() => {});
      lost();
      return;
    }
    if (closed) {
      await fresh.end().catch(() => {});
      return;
    }
    client = fresh;
    pause = firstPause;
    heard();
  }

  const connecting = connect();
  return {
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await connecting;
      const open = client;
      client = null;
      await open?.end().catch(() => {});
    },
  };
}
