import type { Bytes } from '../keys/bytes.ts';
import type { Mark } from './marks.ts';
import type { Quad } from './quad.ts';

export type PictureRequest = { readonly id: number } & (
  | { readonly do: 'find'; readonly picture: ImageBitmap }
  | { readonly do: 'flatten'; readonly picture: ImageBitmap; readonly quad: Quad }
  | { readonly do: 'mark'; readonly bytes: Bytes; readonly marks: readonly Mark[] }
);

export interface PictureAnswer {
  readonly id: number;
  readonly error?: string;
  readonly quad?: Quad | null;
  readonly bytes?: Bytes;
}
