import { toHex, utf8 } from '../bytes.ts';
import { BrokenInvariant } from '../errors.ts';
import type { Ports, Signer, StreamPorts } from '../ports.ts';
import { signBody } from '../signing.ts';
import {
  FERRY_LIMITS,
  FERRY_MAGIC,
  type FerryHead,
  type FerryRecord,
  FRAME,
  FRAME_HEAD_BYTES,
} from './format.ts';

/** What a file is made of: records, and the bytes of the medium that the record before them announced. */
export type FerryPart = { readonly record: FerryRecord } | { readonly bytes: Uint8Array };

export type FerryDraft = Pick<FerryHead, 'purpose' | 'at' | 'office' | 'to'>;

function frame(type: number, body: Uint8Array): Uint8Array {
  const whole = new Uint8Array(FRAME_HEAD_BYTES + body.length);
  whole[0] = type;
  new DataView(whole.buffer).setUint32(1, body.length);
  whole.set(body, FRAME_HEAD_BYTES);
  return whole;
}

const json = (value: object): Uint8Array => utf8(JSON.stringify(value));

/** A file's head, signed. Its id is known before the first byte is written. */
export function draftFerry(ports: Ports, signer: Signer, draft: FerryDraft): Promise<FerryHead> {
  const { purpose, at, office, to } = draft;
  return signBody(signer, 'ferry-head', {
    v: 1 as const,
    what: 'mingcha-ferry' as const,
    purpose,
    id: toHex(ports.random(16)),
    at,
    office,
    alg: signer.alg,
    from: signer.writer,
    to,
  });
}

/** The bytes of a file, a frame at a time: as little is in memory as one part takes. Sealing for the receiver comes around it. */
export async function* writeFerry(
  ports: StreamPorts,
  signer: Signer,
  head: FerryHead,
  parts: AsyncIterable<FerryPart> | Iterable<FerryPart>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const running = ports.startSha256();
  let records = 0;
  const counted = (bytes: Uint8Array): Uint8Array => {
    running.update(bytes);
    return bytes;
  };
  const record = (value: object): Uint8Array => {
    const body = json(value);
    if (body.length > FERRY_LIMITS.recordBytes) throw new BrokenInvariant('a record too large to be read');
    records += 1;
    return counted(frame(FRAME.record, body));
  };
  yield counted(utf8(FERRY_MAGIC));
  yield record(head);
  for await (const part of parts) {
    if ('record' in part) yield record(part.record);
    else
      for (let at = 0; at < part.bytes.length; at += FERRY_LIMITS.pieceBytes)
        yield counted(frame(FRAME.bytes, part.bytes.subarray(at, at + FERRY_LIMITS.pieceBytes)));
  }
  const digest = toHex(running.finish());
  const end = await signBody(signer, 'ferry-end', { v: 1 as const, id: head.id, records, digest });
  yield frame(FRAME.end, json(end));
}
