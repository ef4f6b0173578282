import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FerryReport } from '@mingcha/domain/access';
import { z } from 'zod';
import type { DeviceSession } from '../context.ts';
import type { Services } from '../services.ts';
import { capturedState } from '../uploads/captured.ts';
import { finishUpload } from '../uploads/finish.ts';

export const Medium = z.object({
  id: z.string().regex(/^evd_[a-z0-9]{26}$/),
  size: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Medium = z.infer<typeof Medium>;

/** Recordings out of a file, one after another: written to the disk as they come, and judged where uploads are judged. */
export function createShelf(services: Services) {
  const counts = { received: 0, known: 0, broken: 0, left: 0 };
  const folder = join(services.settings.folders.uploads, '.ferry');
  let device: DeviceSession | null = null;
  let medium: Medium | null = null;
  let path = '';
  let file: FileHandle | null = null;
  let written = 0;
  /** Bytes of a recording that nothing here asks for are read past. */
  let wanted = false;

  async function putAway(): Promise<void> {
    await file?.close();
    file = null;
    if (path !== '') await rm(path, { force: true });
    path = '';
    medium = null;
  }

  return {
    counts: (): FerryReport['media'] => ({ ...counts }),
    of(sender: DeviceSession) {
      device = sender;
    },

    async open(next: Medium): Promise<void> {
      medium = next;
      written = 0;
      wanted = false;
      const state = device === null ? null : await capturedState(services, device, nameOf(next));
      if (state === null || state.size !== next.size) return;
      if (state.status !== 'captured' && state.status !== 'broken') {
        counts.known += 1;
        medium = null;
        return;
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      path = join(folder, randomUUID());
      file = await open(path, 'wx', 0o600);
      wanted = true;
    },

    async write(bytes: Uint8Array): Promise<void> {
      if (medium === null || !wanted || file === null) return;
      written += bytes.length;
      // More than was announced is another recording than the entry speaks of.
      if (written <= medium.size) await file.writeFile(bytes);
    },

    /** All bytes of the recording are here, or no more of them will come. */
    async close(): Promise<void> {
      if (medium === null) return;
      const name = nameOf(medium);
      const state = device === null || !wanted ? null : await capturedState(services, device, name);
      if (state === null || written !== medium.size || device === null || file === null) {
        counts.left += 1;
        return putAway();
      }
      await file.sync();
      await file.close();
      file = null;
      const finished = await finishUpload(services, device.office, name, state, null, path);
      counts[finished.outcome] += 1;
      await putAway();
    },

    /** The file broke off inside a recording: what there is of it proves nothing. */
    async abandon(): Promise<void> {
      if (medium !== null) counts.left += 1;
      await putAway();
    },

    end: putAway,
  };
}

const nameOf = ({ id, sha256 }: Medium) => ({ evidence: id, sha256 });
