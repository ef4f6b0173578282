import { createHash } from 'node:crypto';

/** A file of the package whose bytes are made here. */
export interface Text {
  readonly path: string;
  readonly bytes: Buffer;
}

/** A file whose bytes lie in the store, under their own hash. */
export interface Stored {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

export interface Bag {
  /** In the order they are written: what tells of the others comes first. */
  readonly texts: readonly Text[];
  readonly stored: readonly Stored[];
  /** SHA-256 of `manifest-sha256.txt`. */
  readonly manifest: string;
}

export interface BagInfo {
  readonly id: string;
  readonly office: string;
  /** ISO day. */
  readonly day: string;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
export const text = (path: string, content: string): Text => ({ path, bytes: Buffer.from(content, 'utf8') });

/** A bag as RFC 8493 says: every hash is known before the first byte is written, because a blob is named by its own. */
export function bagOf(info: BagInfo, payload: readonly Text[], stored: readonly Stored[]): Bag {
  const lines = [
    ...payload.map(({ path, bytes }) => ({ path, sum: sha256(bytes), size: bytes.length })),
    ...stored.map(({ path, sha256: sum, size }) => ({ path, sum, size })),
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  const octets = lines.reduce((sum, { size }) => sum + size, 0);
  const declaration = text('bagit.txt', 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
  const about = text(
    'bag-info.txt',
    [
      `Source-Organization: ${info.office.replace(/[\r\n]+/g, ' ')}`,
      `External-Identifier: ${info.id}`,
      `Bagging-Date: ${info.day}`,
      `Payload-Oxum: ${octets}.${lines.length}`,
      '',
    ].join('\n'),
  );
  const manifest = text('manifest-sha256.txt', lines.map(({ path, sum }) => `${sum}  ${path}\n`).join(''));
  const tags = [declaration, about, manifest];
  const tagManifest = text(
    'tagmanifest-sha256.txt',
    tags.map(({ path, bytes }) => `${sha256(bytes)}  ${path}\n`).join(''),
  );
  return { texts: [...tags, tagManifest, ...payload], stored, manifest: sha256(manifest.bytes) };
}
