import { rm, statfs } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { BlobStore } from '../blobs/blob-store.ts';
import { DraftFolder, type DraftName, type DraftTrouble, type MaskDraft } from './draft.ts';
import { MaskTrouble, type MaskTroubleCode } from './engine.ts';
import { maskRecording } from './mask-recording.ts';

export interface WorkshopParts {
  readonly folder: string;
  readonly blobs: BlobStore;
  readonly log: Logger;
  readonly now: () => number;
  readonly longestMs: number;
  readonly minFreeBytes: number;
}

export type Asked = Pick<MaskDraft, 'evidence' | 'person' | 'sha256' | 'medium' | 'mime' | 'regions'>;

const day = 86_400_000;
/** A server that died over the same recording this often will die over it again. */
const mostDeaths = 3;

const sameName = (a: DraftName, b: DraftName): boolean => a.evidence === b.evidence && a.person === b.person;

/**
 * Makes masked copies of recordings, one at a time, beside whatever the server does. What waits lies on the disk: a server
 * that was killed goes on with it at its next start. One data folder has one server, so nobody else takes the same work.
 */
export class Workshop {
  readonly #parts: WorkshopParts;
  readonly #drafts: DraftFolder;
  #open = false;
  #lastAsked = 0;
  #current: { readonly name: DraftName; readonly abort: AbortController; share: number } | null = null;
  #working: Promise<void> = Promise.resolve();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: WorkshopParts) {
    this.#parts = parts;
    this.#drafts = new DraftFolder(parts.folder);
  }

  /** After a start: what was in the making when the last server ended is begun anew. */
  async start(): Promise<void> {
    await this.#drafts.sweep();
    for (const draft of await this.#drafts.all()) {
      if (draft.state !== 'running') continue;
      const deaths = draft.deaths + 1;
      if (deaths < mostDeaths) await this.#drafts.write({ ...draft, state: 'queued', deaths });
      else await this.#drafts.write({ ...draft, deaths, state: 'failed', trouble: 'broke-off' });
    }
    await this.tidy();
    this.#open = true;
    this.nudge();
  }

  /** What is in the making is left and waits for the next start. */
  async stop(): Promise<void> {
    this.#open = false;
    this.#current?.abort.abort();
    await this.#working;
  }

  nudge(): void {
    if (!this.#open) return;
    this.#working = this.#working.then(() =>
      this.#workOff().catch((error) => this.#parts.log.error({ err: error }, 'masking of a recording')),
    );
  }

  /** Instead of whatever the same person asked of it before. */
  async ask(asked: Asked): Promise<void> {
    await this.drop(asked);
    // Never two at one moment: by it they stand in their order, and a later one is told from the one it replaces.
    const askedAt = Math.max(this.#parts.now(), this.#lastAsked + 1);
    this.#lastAsked = askedAt;
    const begun = { askedAt, state: 'queued', trouble: null, deaths: 0, copy: null } as const;
    await this.#inTurn(() => this.#drafts.write({ ...asked, ...begun }));
    this.nudge();
  }

  async of(
    name: DraftName,
  ): Promise<(MaskDraft & { readonly share: number; readonly before: number }) | null> {
    const draft = await this.#drafts.read(name);
    if (draft === null) return null;
    // Nobody is at it: not even that it failed could be written down.
    if (draft.state === 'running' && !this.#isCurrent(name))
      return { ...draft, state: 'failed', trouble: 'space', share: 0, before: 0 };
    const share = this.#isCurrent(name) ? (this.#current?.share ?? 0) : 0;
    if (draft.state !== 'queued') return { ...draft, share, before: 0 };
    const all = await this.#drafts.all();
    const before = all.filter(
      (one) => one.state === 'running' || (one.state === 'queued' && one.askedAt < draft.askedAt),
    );
    return { ...draft, share, before: before.length };
  }

  copyOf(name: DraftName): string {
    return this.#drafts.copyOf(name);
  }

  async drop(name: DraftName): Promise<void> {
    if (this.#isCurrent(name)) this.#current?.abort.abort();
    await this.#inTurn(() => this.#drafts.remove(name));
  }

  /** Its bytes are destroyed: nothing that was made of them stays. */
  async dropAllOf(evidence: string): Promise<void> {
    for (const draft of await this.#drafts.all()) if (draft.evidence === evidence) await this.drop(draft);
  }

  async tidy(): Promise<void> {
    for (const draft of await this.#drafts.all())
      if (this.#parts.now() - draft.askedAt > day && !this.#isCurrent(draft)) await this.drop(draft);
    this.nudge();
  }

  /** Settles when nothing waits any more. */
  async settled(): Promise<void> {
    await this.#working;
  }

  #isCurrent(name: DraftName): boolean {
    return this.#current !== null && sameName(this.#current.name, name);
  }

  async #workOff(): Promise<void> {
    while (this.#open) {
      const next = (await this.#drafts.all()).find(({ state }) => state === 'queued');
      if (next === undefined) return;
      await this.#make(next);
    }
  }

  async #make(draft: MaskDraft): Promise<void> {
    const { blobs, longestMs, log } = this.#parts;
    const abort = new AbortController();
    const current = { name: draft, abort, share: 0 };
    this.#current = current;
    const into = this.#drafts.copyOf(draft);
    try {
      if (!(await this.#put(draft, { state: 'running' }))) return;
      await this.#findRoom();
      const { sha256, medium, mime, regions } = draft;
      const copy = await maskRecording({
        original: blobs.absolute(sha256),
        medium,
        mime,
        regions,
        into,
        longestMs,
        signal: abort.signal,
        progress: (share) => {
          current.share = share;
        },
      });
      await this.#put(draft, { state: 'ready', copy });
    } catch (error) {
      await rm(into, { force: true });
      const code = error instanceof MaskTrouble ? error.code : codeOf(error);
      if (code !== 'stopped')
        log.warn({ err: error, evidence: draft.evidence }, 'a recording could not be masked');
      await this.#put(
        draft,
        code === 'stopped' ? { state: 'queued' } : { state: 'failed', trouble: troubles[code] },
      );
    } finally {
      this.#current = null;
    }
  }

  /** Not where it was dropped, or asked for anew with other regions, while it was in the making. */
  #put(draft: MaskDraft, change: Partial<MaskDraft>): Promise<boolean> {
    return this.#inTurn(async () => {
      const wanted = (await this.#drafts.read(draft))?.askedAt === draft.askedAt;
      if (wanted) await this.#drafts.write({ ...draft, ...change });
      return wanted;
    });
  }

  /** One change of the folder after the other: what is dropped is not written again by who read it before. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => {});
    return mine;
  }

  async #findRoom(): Promise<void> {
    const { folder, minFreeBytes } = this.#parts;
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize <= minFreeBytes) throw new MaskTrouble('space');
  }
}

const troubles: Readonly<Record<Exclude<MaskTroubleCode, 'stopped'>, DraftTrouble>> = {
  unreadable: 'unreadable',
  long: 'long',
  space: 'space',
  memory: 'too-much',
  size: 'too-much',
  time: 'too-much',
};

const codeOf = (error: unknown): 'space' | 'unreadable' =>
  (error as NodeJS.ErrnoException).code === 'ENOSPC' ? 'space' : 'unreadable';
