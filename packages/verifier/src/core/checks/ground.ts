import type { Crypto } from '../crypto.ts';
import type { Pack } from '../pack.ts';
import type { Reporter } from '../reporter.ts';

export interface Ground {
  readonly crypto: Crypto;
  readonly pack: Pack;
  readonly reporter: Reporter;
}
