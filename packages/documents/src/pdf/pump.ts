import { createHash } from 'node:crypto';

/** Takes a piece of a file; the next one comes when it is done with this one. */
export type Out = (chunk: Uint8Array) => unknown;

/** So much of a document may wait for whoever takes it, while its next page is drawn. */
const waitingBytes = 1_048_576;

interface Pump {
  /** SHA-256 of all of it, once the last piece is taken. */
  readonly written: Promise<string>;
  /** Fulfilled when little enough waits. */
  readonly hasRoom: () => Promise<void>;
}

/** Hands a document on as it is drawn. Drawing has to wait now and then: it is done in one go, and nothing flows meanwhile. */
export function pump(document: PDFKit.PDFDocument, out: Out): Pump {
  const hash = createHash('sha256');
  let waiting: (() => void) | null = null;
  const isLow = () => document.readableLength < waitingBytes;
  const write = async (): Promise<string> => {
    for await (const chunk of document as AsyncIterable<Buffer>) {
      hash.update(chunk);
      await out(chunk);
      if (isLow()) waiting?.();
    }
    return hash.digest('hex');
  };
  const hasRoom = async (): Promise<void> => {
    if (isLow()) return;
    await new Promise<void>((resolve) => {
      waiting = resolve;
    });
    waiting = null;
  };
  return { written: write(), hasRoom };
}
