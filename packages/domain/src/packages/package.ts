import { z } from 'zod';
import type { MachineState } from '../machine.ts';
import { Hash, idOf, ShortText } from '../primitives.ts';

/** What a case package is about. */
export const packageCases = ['visit', 'finding', 'bulletin', 'order', 'case'] as const;
export const PackageCase = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('visit'), id: idOf('visit') }),
  z.strictObject({ type: z.literal('finding'), id: idOf('finding') }),
  z.strictObject({ type: z.literal('bulletin'), id: idOf('bulletin') }),
  z.strictObject({ type: z.literal('order'), id: idOf('order') }),
  z.strictObject({ type: z.literal('case'), id: idOf('case') }),
]);
export type PackageCase = z.infer<typeof PackageCase>;

export const packageScopes = ['full', 'masked'] as const;
export const PackageScope = z.enum(packageScopes);
export type PackageScope = z.infer<typeof PackageScope>;

/** Open as it is, sealed with a passphrase that is shown once, or sealed for one receiver. */
export const packageWays = ['folder', 'passphrase', 'recipient'] as const;
export const PackageWay = z.enum(packageWays);
export type PackageWay = z.infer<typeof PackageWay>;

/** A recording or a picture that left the house, and whether as captured. */
export const LeftPiece = z.strictObject({
  evidence: idOf('evidence'),
  sha256: Hash,
  copy: z.enum(['original', 'masked']),
});
export type LeftPiece = z.infer<typeof LeftPiece>;

export const PackageFields = z.strictObject({
  case: PackageCase,
  scope: PackageScope,
  receiver: ShortText,
  way: PackageWay,
  /** SHA-256 of `manifest-sha256.txt`, through which every byte of the package is named. */
  manifest: Hash,
  /** Of the log's head that the package stands under. */
  headSize: z.int().min(1),
  left: z.array(LeftPiece).max(5000),
});
export type PackageFields = z.infer<typeof PackageFields>;

export const MakePackage = PackageFields.extend({ type: z.literal('makePackage') });
/** The respondent’s own: what was done in their case and when. */
export const TakePackage = PackageFields.extend({ type: z.literal('takePackage') });
/** Bytes on the disk were not those of the journal: what had left of it is cut off before its end. */
export const BreakPackage = z.strictObject({
  type: z.literal('breakPackage'),
  file: Hash,
  found: Hash.nullable(),
});
export type PackageCommand =
  | z.infer<typeof MakePackage>
  | z.infer<typeof TakePackage>
  | z.infer<typeof BreakPackage>;

export interface PackageState extends MachineState {
  readonly case: PackageCase | null;
}
