import { createHash } from 'node:crypto';

/** Takes a piece of a file; the next one comes when it is done with this one. */
export type Out = (chunk: Uint8Array) => unknown;

/** So much of a document may wait for whoever takes it, while its next page is drawn. */
const waitingBytes = 1_048_576;

interface Pump {
  /** A piece of the file, as it is drawn; null: the last one was taken. */
  readonly take: (chunk: Uint8Array | null) => void;
  /** SHA-256 of all of it, once the last piece has gone out. */
  readonly written: Promise<string>;
  /** Fulfilled when little enough waits. */
  readonly hasRoom: () => Promise<void>;
}

/** Hands a document on as it is drawn. Drawing has to wait now and then: it is done in one go, and nothing flows meanwhile. */
export function pump(out: Out): Pump {
  const hash = createHash('sha256');
  const pieces: (Uint8Array | null)[] = [];
  let waiting = 0;
  let came: (() => void) | null = null;
  let emptied: (() => void) | null = null;
  const isLow = () => waiting < waitingBytes;
  const write = async (): Promise<string> => {
    for (;;) {
      const piece = pieces.shift();
      if (piece === null) return hash.digest('hex');
      if (piece === undefined) {
        await new Promise<void>((resolve) => {
          came = resolve;
        });
        continue;
      }
      hash.update(piece);
      await out(piece);
      waiting -= piece.length;
      if (isLow()) emptied?.();
    }
  };
  return {
    written: write(),
    take(chunk) {
      pieces.push(chunk);
      waiting += chunk?.length ?? 0;
      came?.();
    },
    async hasRoom() {
      if (isLow()) return;
      await new Promise<void>((resolve) => {
        emptied = resolve;
      });
      emptied = null;
    },
  };
}
