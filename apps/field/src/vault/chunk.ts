import { type Bytes, concat, owned, random, utf8 } from '../keys/bytes.ts';

/**
 * One encrypted chunk of a media file, version 1:
 *
 *   header 20 bytes  'MCV' | version u8 | index u32 | slice size u32 | plain length u32 | flags u32 (0)   (big endian)
 *   iv     12 bytes
 *   AES-256-GCM(key of the medium, iv, plain, aad = header ‖ utf8(medium id))
 *
 * The header and the medium's id are the additional data, so a chunk cannot be moved to another place, cut shorter, or
 * taken into another file without the opening failing.
 */
export const chunkVersion = 1;
const headerSize = 20;
const ivSize = 12;

export class ChunkBroken extends Error {
  constructor(medium: string, index: number, why: string) {
    super(`chunk ${index} of ${medium}: ${why}`);
    this.name = 'ChunkBroken';
  }
}

function headerOf(index: number, sliceSize: number, length: number): Bytes {
  const header = new Uint8Array(headerSize);
  header.set(utf8('MCV'));
  const view = new DataView(header.buffer);
  view.setUint8(3, chunkVersion);
  view.setUint32(4, index);
  view.setUint32(8, sliceSize);
  view.setUint32(12, length);
  return header;
}

export async function sealChunk(
  key: CryptoKey,
  medium: string,
  index: number,
  sliceSize: number,
  plain: Uint8Array,
): Promise<Bytes> {
  const header = headerOf(index, sliceSize, plain.length);
  const iv = random(ivSize);
  const additionalData = concat(header, utf8(medium));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, owned(plain));
  return concat(header, iv, new Uint8Array(sealed));
}

export async function openChunk(
  key: CryptoKey,
  medium: string,
  index: number,
  sliceSize: number,
  chunk: Uint8Array,
): Promise<Bytes> {
  if (chunk.length < headerSize + ivSize + 16) throw new ChunkBroken(medium, index, 'too short');
  if (chunk[3] !== chunkVersion) throw new ChunkBroken(medium, index, `unknown version ${chunk[3]}`);
  const length = new DataView(chunk.buffer, chunk.byteOffset).getUint32(12);
  const header = headerOf(index, sliceSize, length);
  if (!header.every((byte, at) => byte === chunk[at])) throw new ChunkBroken(medium, index, 'header differs');
  const additionalData = concat(header, utf8(medium));
  const iv = owned(chunk.subarray(headerSize, headerSize + ivSize));
  try {
    const sealed = owned(chunk.subarray(headerSize + ivSize));
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, sealed);
    if (plain.byteLength !== length) throw new ChunkBroken(medium, index, 'length differs');
    return new Uint8Array(plain);
  } catch (cause) {
    if (cause instanceof ChunkBroken) throw cause;
    throw new ChunkBroken(medium, index, 'does not open');
  }
}
