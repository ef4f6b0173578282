import { type Listening, listenTo } from '@mingcha/db';
import type { Services } from '../../services.ts';
import { noticeChannel } from '../derive.ts';
import { type Line, type Stream, unreadOf } from './stream.ts';

/** Open pages of one person: each tab in view has one, a telephone another. */
export const streamsPerPerson = 8;
/** A connection costs a socket and a few kilobytes; past this the proxy has something wrong. */
export const streamsAtAll = 4000;
/** How often the tables are asked although nobody called: what was said while a connection was lost is found then. */
const lookEveryMs = 5000;
const atOnce = 100;

export interface Hub {
  /** False: this person, or this server, has as many as it may, or the server is going. */
  add(stream: Stream): boolean;
  remove(stream: Stream): void;
  /** Sends everybody connected here what they have not been sent. */
  wake(): void;
  /** A session ended: its pages are told at once. */
  ended(session: string): void;
  count(): number;
  close(): Promise<void>;
}

/** The open streams of this process. Other processes tell it through the database that there is something new. */
export function createHub(services: Pick<Services, 'db' | 'log'>): Hub {
  const streams = new Set<Stream>();
  let listening: Listening | null = null;
  let timer: NodeJS.Timeout | null = null;
  let looking: Promise<void> | null = null;
  let again = false;
  let closed = false;

  async function look(): Promise<void> {
    const persons = [...new Set([...streams].map(({ person }) => person))];
    if (persons.length === 0) return;
    const after = [...streams].reduce(
      (least, { sent }) => (sent < least ? sent : least),
      Number.MAX_SAFE_INTEGER,
    );
    const rows = await services.db.prisma.notice.findMany({
      where: { person: { in: persons }, n: { gt: BigInt(after) } },
      orderBy: { n: 'asc' },
      take: atOnce * persons.length,
    });
    const unread = new Map<string, number>();
    for (const stream of [...streams]) {
      const lines: Line[] = rows
        .filter((row) => row.person === stream.person && Number(row.n) > stream.sent)
        .map(({ n, code }) => ({ n: Number(n), code }));
      if (lines.length === 0) continue;
      const count = unread.get(stream.person) ?? (await unreadOf(services.db, stream.person));
      unread.set(stream.person, count);
      await stream.send(lines, count);
    }
  }

  async function lookOn(): Promise<void> {
    do {
      again = false;
      await look().catch((error: unknown) =>
        services.log.warn({ err: error }, 'open pages could not be told'),
      );
    } while (again);
  }

  function wake(): void {
    again = true;
    looking ??= lookOn().finally(() => {
      looking = null;
    });
  }

  return {
    add(stream) {
      // One that was still being let in while the others were sent away would hold the door open for good.
      if (closed) return false;
      const own = [...streams].filter(({ person }) => person === stream.person).length;
      if (own >= streamsPerPerson || streams.size >= streamsAtAll) return false;
      streams.add(stream);
      listening ??= listenTo(services.db.directUrl, noticeChannel, wake);
      timer ??= setInterval(wake, lookEveryMs).unref();
      return true;
    },
    remove: (stream) => void streams.delete(stream),
    wake,
    ended(session) {
      for (const stream of [...streams]) if (stream.session === session) stream.end('ended');
    },
    count: () => streams.size,
    async close() {
      closed = true;
      if (timer) clearInterval(timer);
      for (const stream of [...streams]) stream.end('closing');
      await looking;
      await listening?.close();
      listening = null;
    },
  };
}
