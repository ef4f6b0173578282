import type { Facts, FaultCode } from './report.ts';

/** One file of a package, named below the bag. Its bytes are read at most once, and before the next file is asked for. */
export interface PackageFile {
  readonly path: string;
  bytes(): AsyncIterable<Uint8Array>;
}

export type Tell = (code: FaultCode, at: string, facts?: Facts) => void;

/** A package however it came. It can be gone through more than once, each time from its beginning. */
export interface PackageSource {
  /** What is wrong with the container itself is told, never thrown. */
  files(tell: Tell): AsyncIterable<PackageFile>;
  /** Bytes in all, where that is known: for telling how far. */
  readonly size?: number;
}

/** The package cannot be looked at: no such file, wrong passphrase, no package. Says nothing about what it holds. */
export class CannotLook extends Error {
  override readonly name = 'CannotLook';
  readonly code: CannotLookCode;
  constructor(code: CannotLookCode) {
    super(code);
    this.code = code;
  }
}
export type CannotLookCode =
  | 'not-found'
  | 'not-readable'
  | 'not-a-package'
  | 'not-a-proof'
  | 'sealed'
  | 'passphrase-wrong'
  | 'not-for-this-key'
  | 'usage';

/** The sealed file was cut or changed behind its beginning: that is found, and the package does not hold. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}
