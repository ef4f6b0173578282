import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { syncFolder } from '../blobs/blob-store.ts';

/**
 * The file store of tus with two promises more. What was acknowledged is on the disk, so that an upload resumes after a
 * power cut where it said it was; and announcing the same upload again keeps what has arrived.
 */
export class DurableStore extends FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    super({ directory: folder });
    this.#folder = folder;
  }

  override async create(upload: Upload): Promise<Upload> {
    try {
      return await this.getUpload(upload.id);
    } catch {
      const created = await super.create(upload);
      await syncFolder(this.#folder);
      return created;
    }
  }

  override async write(...[readable, id, offset]: Parameters<FileStore['write']>): Promise<number> {
    try {
      return await super.write(readable, id, offset);
    } finally {
      // Also after a cut connection: HEAD will answer with what is here.
      const file = await open(join(this.#folder, id), 'r+');
      try {
        await file.datasync();
      } finally {
        await file.close();
      }
    }
  }
}
