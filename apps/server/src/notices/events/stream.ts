import type { ServerResponse } from 'node:http';
import type { Database } from '@mingcha/db';

/** What a page is told: that there is something, and what sentence it is. The page asks for the rest with its own rights. */
export interface Line {
  readonly n: number;
  readonly code: string;
}

/** ended: the session is over, do not come back. closing: the server stops, come back later. */
export type Farewell = 'ended' | 'closing';

export const unreadOf = (db: Pick<Database, 'prisma'>, person: string): Promise<number> =>
  db.prisma.notice.count({ where: { person, readAt: null } });

export interface StreamParts {
  readonly person: string;
  readonly session: string;
  readonly after: number;
  readonly response: ServerResponse;
  /** Whether the session still stands; asked before anything is sent. */
  readonly stands: () => Promise<boolean>;
  readonly onEnd: (stream: Stream) => void;
}

/** One open page: https://html.spec.whatwg.org/multipage/server-sent-events.html section 9.2.6. */
export class Stream {
  readonly person: string;
  readonly session: string;
  /** The number of the last notice it was sent. */
  sent: number;
  readonly #parts: StreamParts;
  #over = false;

  constructor(parts: StreamParts) {
    this.#parts = parts;
    this.person = parts.person;
    this.session = parts.session;
    this.sent = parts.after;
  }

  /** The first words: how many wait unread, and where the stream stands, so that a page resumes from there. */
  greet(unread: number): void {
    this.#write(`retry: 5000\nid: ${this.sent}\nevent: hello\ndata: ${JSON.stringify({ unread })}\n\n`);
  }

  async send(lines: readonly Line[], unread: number): Promise<void> {
    if (this.#over) return;
    const last = lines.at(-1);
    if (last === undefined) return;
    if (!(await this.#parts.stands())) return this.end('ended');
    const fresh = lines.filter(({ n }) => n > this.sent);
    if (fresh.length === 0) return;
    this.sent = last.n;
    const data = JSON.stringify({ unread, codes: [...new Set(fresh.map(({ code }) => code))] });
    this.#write(`id: ${last.n}\nevent: notice\ndata: ${data}\n\n`);
  }

  /** A comment: keeps proxies from closing it, and finds out that the other side has gone. */
  async beat(): Promise<void> {
    if (this.#over) return;
    if (await this.#parts.stands()) this.#write(': \n\n');
    else this.end('ended');
  }

  end(why: Farewell): void {
    if (this.#over) return;
    this.#write(`event: ${why}\ndata: {}\n\n`);
    this.drop();
  }

  drop(): void {
    if (this.#over) return;
    this.#over = true;
    this.#parts.response.end();
    this.#parts.onEnd(this);
  }

  #write(text: string): void {
    const { response } = this.#parts;
    if (response.writableEnded || response.destroyed) return;
    // A page that does not read is let go: it comes back and is told from where it stopped.
    if (response.writableLength > 65_536) this.drop();
    else response.write(text);
  }
}
