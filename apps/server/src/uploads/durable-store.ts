import { FileStore } from '@tus/file-store';
import type { Upload } from '@tus/server';
import { syncFolder } from '../blobs/blob-store.ts';

/** The file store of tus with one promise more: announcing the same upload again keeps what has arrived. */
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
}
