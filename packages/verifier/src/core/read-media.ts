import { hex } from './bytes.ts';
import type { Crypto } from './crypto.ts';
import { factsOf, type Pack } from './pack.ts';
import type { Reporter } from './reporter.ts';
import { firstOther, Slicer } from './slices.ts';

const NAMED = /^data\/(evidence|documents|views)\/([0-9a-f]{64})\.[a-z0-9]{1,8}$/;

export const mediaName = (path: string): { readonly folder: string; readonly sha256: string } | null => {
  const [, folder, sha256] = NAMED.exec(path) ?? [];
  return folder === undefined || sha256 === undefined ? null : { folder, sha256 };
};

/** A recording, picture, document or view: hashed as it streams by, never held. */
export async function readMedia(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  { crypto, pack, reporter }: { crypto: Crypto; pack: Pack; reporter: Reporter },
): Promise<void> {
  const name = mediaName(path);
  const recorded = (name?.folder === 'evidence' && pack.recorded.get(name.sha256)) || [];
  const slicers = new Map<number, Slicer>();
  for (const { value } of recorded)
    if (slicers.size < 4 && !slicers.has(value.sliceSize))
      slicers.set(value.sliceSize, new Slicer(crypto, value.sliceSize));
  const whole = crypto.hasher();
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    whole.update(piece);
    for (const slicer of slicers.values()) await slicer.update(piece);
  }
  const sha256 = hex(whole.digest());
  pack.held.set(path, { sha256, size });
  const isEvidence = path.startsWith('data/evidence/');
  reporter.looked(isEvidence ? 'evidence' : 'documents');
  if (name === null) return reporter.fault('form', 'form.malformed', path, { what: 'name' });
  if (sha256 !== name.sha256) {
    const code = isEvidence
      ? 'evidence.bytes-wrong'
      : name.folder === 'views'
        ? 'view.wrong'
        : 'document.bytes-wrong';
    const said = pack.named.get(name.sha256)?.[0] ?? pack.views.get(name.sha256)?.[0];
    reporter.fault(isEvidence ? 'evidence' : 'documents', code, path, {
      found: sha256,
      ...(said ? factsOf(said) : {}),
    });
  }
  for (const { entry, value } of recorded) {
    if (value.size !== size)
      reporter.fault('evidence', 'evidence.bytes-wrong', path, { ...factsOf(entry), size, said: value.size });
    const found = await slicers.get(value.sliceSize)?.end();
    const index = found === undefined ? -1 : firstOther(found, value);
    if (index >= 0)
      reporter.fault('evidence', 'evidence.slices-wrong', path, {
        ...factsOf(entry),
        slice: index + 1,
        from: index * value.sliceSize,
      });
  }
}
