import { open } from 'node:fs/promises';

export async function syncBytes(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/**
 * A chunk is brought to the disk while the next one comes in: its sender hears of it when the chunk before lies there, and the last
 * one waits for all. So a power cut takes one acknowledged chunk at most. The tablet keeps every byte until the receipt, asks how
 * far it came, and says that chunk again.
 */
export class TrailingSync {
  readonly #last = new Map<string, Promise<void>>();

  /** Begins with what the file holds now; answers when that of the call before is done, and fails where it failed. */
  async behind(id: string, file: string): Promise<void> {
    const before = this.#last.get(id);
    const now = (before ?? Promise.resolve()).then(() => syncBytes(file));
    this.#last.set(id, now);
    now.then(
      () => this.#forget(id, now),
      // Told to whoever comes next for this file.
      () => {},
    );
    try {
      await before;
    } catch (cause) {
      this.#last.delete(id);
      throw cause;
    }
  }

  /** Everything that the file holds is on the disk. */
  async whole(id: string, file: string): Promise<void> {
    const before = this.#last.get(id);
    this.#last.delete(id);
    await before;
    await syncBytes(file);
  }

  #forget(id: string, sync: Promise<void>): void {
    if (this.#last.get(id) === sync) this.#last.delete(id);
  }
}
