import type { Json } from './json.ts';

/** Salt (16 bytes, base64url) and value stand open. */
export interface ClearField {
  readonly path: string;
  readonly salt: string;
  readonly value: Json;
}
/** ct = base64url(iv 12 ‖ AES-256-GCM(JCS({s: salt, v: value}), aad = utf8(path))). */
export interface SealedField {
  readonly path: string;
  readonly digest: string;
  readonly kid: string;
  readonly ct: string;
}
/** Digest only, because this copy does not carry the value (an export). */
export interface WithheldField {
  readonly path: string;
  readonly digest: string;
}
/** Digest only, for good; `by` is the hash of the entry that ordered the erasure. */
export interface ErasedField {
  readonly path: string;
  readonly digest: string;
  readonly by: string;
}
export type Field = ClearField | SealedField | WithheldField | ErasedField;
export type FieldState = 'clear' | 'sealed' | 'withheld' | 'erased';
