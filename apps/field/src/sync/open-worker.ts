/// <reference lib="webworker" />
// Reads and opens chunks of media beside the page, so that nobody who writes down what they see has to wait for it. What
// goes back is a blob: a name for bytes that the browser holds, not a copy of them.
import { ChunkBroken } from '../vault/chunk.ts';
import { readParts } from '../vault/media-reader.ts';
import { readChunk } from '../vault/opfs-read.ts';

export interface OpenAsk {
  readonly ask: number;
  readonly medium: string;
  readonly key: CryptoKey;
  readonly start: number;
  readonly end: number;
}

export type OpenAnswer =
  | { readonly ask: number; readonly blob: Blob }
  | { readonly ask: number; readonly broken: boolean; readonly why: string };

self.addEventListener('message', ({ data }: MessageEvent<OpenAsk>) => {
  const { ask, medium, key, start, end } = data;
  const tell = (answer: OpenAnswer) => self.postMessage(answer);
  readParts({ read: readChunk }, key, medium, start, end).then(
    (parts) => tell({ ask, blob: new Blob(parts) }),
    (cause: unknown) => tell({ ask, broken: cause instanceof ChunkBroken, why: String(cause) }),
  );
});
