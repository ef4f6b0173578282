import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { awaitsBytes, evidenceLifecycle } from '@mingcha/domain/evidence';
import { stateOf } from '../act.ts';
import type { Services } from '../services.ts';
import { finishUpload } from './finish.ts';
import { parseUploadId } from './upload-id.ts';

const day = 86_400_000;
const keptFor = 14 * day;
/** No request is still writing after that. */
const incomingFor = day;

/**
 * Goes over the uploads on disk: one whose last byte arrived just before a kill is brought to its end, and one that ended
 * long ago loses its second name (its bytes lie in the blob store). One that a tablet has not brought to its end stays,
 * however old, because it can go on with it; what came in through another door and broke off does not.
 */
export async function tidyUploads(
  services: Services,
): Promise<{ finished: number; removed: number; dropped: number }> {
  const folder = services.settings.folders.uploads;
  let finished = 0;
  let removed = 0;
  for (const file of await readdir(folder)) {
    const name = parseUploadId(file);
    if (name === null) continue;
    const entries = await services.db.read((reader) =>
      reader.recordedOf({ type: 'evidence', id: name.evidence }),
    );
    const state = stateOf(evidenceLifecycle, entries);
    const office = entries[0]?.office;
    const { size, mtimeMs } = await stat(join(folder, file));
    if (office !== undefined && awaitsBytes(state) && size === state.size) {
      await finishUpload(services, office, name, state);
      finished += 1;
    } else if (services.now() - mtimeMs > keptFor && (await services.blobs.size(name.sha256)) !== null) {
      await rm(join(folder, file), { force: true });
      await rm(join(folder, `${file}.json`), { force: true });
      removed += 1;
    }
  }
  const dropped = await services.blobs.dropIncoming(services.now() - incomingFor);
  return { finished, removed, dropped };
}
