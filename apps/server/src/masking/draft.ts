import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { idOf } from '@mingcha/domain';
import { MaskRegion } from '@mingcha/domain/evidence';
import { z } from 'zod';

export const draftTroubles = ['unreadable', 'too-much', 'long', 'space', 'broke-off'] as const;
export type DraftTrouble = (typeof draftTroubles)[number];

/**
 * A masked copy of a recording on its way, of one person: asked for, in the making, there to be looked at, or failed. No act
 * yet: nobody is given it but who asked, and it goes when it is recorded, dropped or a day old.
 */
export const MaskDraft = z.object({
  evidence: idOf('evidence'),
  person: z.string(),
  /** Of the original. */
  sha256: z.string(),
  medium: z.enum(['audio', 'video']),
  mime: z.string(),
  regions: z.array(MaskRegion),
  askedAt: z.int(),
  state: z.enum(['queued', 'running', 'ready', 'failed']),
  trouble: z.enum(draftTroubles).nullable(),
  /** How often it was begun and a server died over it. */
  deaths: z.int(),
  copy: z.object({ sha256: z.string(), size: z.int(), mime: z.string(), durationMs: z.int() }).nullable(),
});
export type MaskDraft = z.infer<typeof MaskDraft>;

export interface DraftName {
  readonly evidence: string;
  readonly person: string;
}

/** Drafts lie in a folder each, so that a server that was killed finds them again; the table of acts knows nothing of them. */
export class DraftFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #of({ evidence, person }: DraftName): string {
    if (![evidence, person].every((name) => /^[a-z0-9_]+$/.test(name)))
      throw new Error('not the name of a draft');
    return join(this.#folder, `${evidence}.${person}`);
  }

  copyOf(name: DraftName): string {
    return join(this.#of(name), 'copy');
  }

  async read(name: DraftName): Promise<MaskDraft | null> {
    const text = await readFile(join(this.#of(name), 'draft.json'), 'utf8').catch(() => null);
    if (text === null) return null;
    return MaskDraft.parse(JSON.parse(text));
  }

  /** Whole or not at all: who reads meanwhile reads the one before. */
  async write(draft: MaskDraft): Promise<void> {
    const folder = this.#of(draft);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const beside = join(folder, 'draft.json.new');
    const file = await open(beside, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(draft));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, join(folder, 'draft.json'));
  }

  async remove(name: DraftName): Promise<void> {
    await rm(this.#of(name), { recursive: true, force: true });
  }

  /** The one asked for first before the others. */
  async all(): Promise<MaskDraft[]> {
    const drafts: MaskDraft[] = [];
    for (const entry of await readdir(this.#folder)) {
      const [evidence = '', person = ''] = entry.split('.');
      const draft = await this.read({ evidence, person }).catch(() => null);
      if (draft !== null) drafts.push(draft);
    }
    return drafts.sort((a, b) => a.askedAt - b.askedAt);
  }

  /** Takes away what has no description, because somebody was killed before it lay on the disk. Asked while nobody writes. */
  async sweep(): Promise<void> {
    const known = new Set((await this.all()).map((draft) => this.#of(draft)));
    for (const entry of await readdir(this.#folder)) {
      const path = join(this.#folder, entry);
      if (!known.has(path)) await rm(path, { recursive: true, force: true });
    }
  }
}
