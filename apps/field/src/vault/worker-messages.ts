import type { EvidenceDigests } from '@mingcha/journal';
import type { Frame } from './media-port.ts';

interface Of {
  readonly id: number;
  readonly medium: string;
}

/** What the screen asks of the worker that owns the disk. One answer to each, with its number. */
export type Request =
  | (Of & { readonly do: 'write'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> })
  | (Of & { readonly do: 'begin'; readonly key: CryptoKey })
  | (Of & { readonly do: 'push'; readonly bytes: Uint8Array<ArrayBuffer> })
  | (Of & { readonly do: 'finish' })
  | (Of & {
      readonly do: 'still';
      readonly key: CryptoKey;
      readonly source: Uint8Array<ArrayBuffer> | Frame;
    })
  | (Of & { readonly do: 'keep' })
  | (Of & { readonly do: 'thumb'; readonly key: CryptoKey; readonly frame: ImageBitmap | null });

export interface Answer {
  readonly id: number;
  readonly error?: string;
  readonly slices?: readonly (readonly [number, string])[];
  readonly digests?: EvidenceDigests;
}

/** A request before it has its number. */
export type Asked = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;
