import { createHash } from 'node:crypto';
import type { Database, Prisma } from '@mingcha/db';
import { canonicalBytes, type JsonObject } from '@mingcha/journal';

export type AccessAction =
  | 'signed-in'
  | 'sign-in-failed'
  | 'locked-out'
  | 'signed-out'
  | 'session-ended'
  | 'denied'
  | 'viewed'
  | 'exported'
  | 'unlocked'
  | 'device-opened'
  | 'device-refused'
  | 'ferry-written'
  | 'ferry-read'
  | 'device-released';

export interface AccessEvent {
  readonly office: string;
  readonly person: string;
  readonly seat: string | null;
  readonly action: AccessAction;
  readonly noun: string;
  readonly target: string | null;
  readonly facts: JsonObject;
}

/** One line as it is hashed: the hash of the line before makes it a chain. */
export interface AccessLine extends AccessEvent {
  readonly seq: number;
  readonly at: number;
  readonly prev: string;
}

/** Any constant that no other lock of this program uses. */
const accessLogLock = 7_021_113_001;

export const firstPrev = '0'.repeat(64);

export const hashLine = ({
  seq,
  at,
  office,
  person,
  seat,
  action,
  noun,
  target,
  facts,
  prev,
}: AccessLine): string =>
  createHash('sha256')
    .update(canonicalBytes({ seq, at, office, person, seat, action, noun, target, facts, prev }))
    .digest('hex');

/**
 * Who read, tried or was denied what. `record` answers when the line is on disk; lines that wait at the same moment
 * are written by one transaction. There is no way to change or stop it from the application.
 */
export class AccessLog {
  #waiting: { event: AccessEvent; at: number; done: () => void; failed: (error: unknown) => void }[] = [];
  #running: Promise<void> | null = null;
  readonly #db: Database;
  readonly #now: () => number;

  constructor(db: Database, now: () => number) {
    this.#db = db;
    this.#now = now;
  }

  record(event: AccessEvent): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ event, at: this.#now(), done, failed });
      this.#running ??= this.#drain();
    });
  }

  /** Everything recorded so far is on disk. */
  async settled(): Promise<void> {
    while (this.#running !== null) await this.#running;
  }

  async #drain(): Promise<void> {
    // One turn of the event loop gathers what the same request records together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, 500);
      try {
        await this.#write(batch.map(({ event, at }) => ({ event, at })));
        for (const one of batch) one.done();
      } catch (error) {
        for (const one of batch) one.failed(error);
      }
    }
    this.#running = null;
  }

  async #write(batch: readonly { event: AccessEvent; at: number }[]): Promise<void> {
    await this.#db.prisma.$transaction(async (tx) => {
      // The chain has one end: whoever writes next, on whichever server, waits here.
      await tx.$queryRaw`select pg_advisory_xact_lock(${accessLogLock}::bigint)::text`;
      const last = await tx.accessLog.findFirst({
        orderBy: { seq: 'desc' },
        select: { seq: true, hash: true },
      });
      let seq = Number(last?.seq ?? 0n);
      let prev = last?.hash ?? firstPrev;
      const lines = batch.map(({ event, at }) => {
        seq += 1;
        const line: AccessLine = { ...event, seq, at, prev };
        prev = hashLine(line);
        return { ...line, hash: prev };
      });
      await tx.accessLog.createMany({
        data: lines.map((line) => ({ ...line, facts: line.facts as Prisma.InputJsonObject })),
      });
    });
  }
}
