import { idOf, ShortText } from '@mingcha/domain';
import { FerryKey } from '@mingcha/domain/access';
import { PackageScope, PackageWay, packageCases } from '@mingcha/domain/packages';
import { z } from 'zod';

const addressed = {
  receiver: ShortText,
  way: PackageWay,
  /** Whose `age` key it is sealed for, where that is the way. */
  recipient: FerryKey.optional(),
};
const isAddressed = (asked: { way: string; recipient?: string | undefined }) =>
  (asked.way === 'recipient') === (asked.recipient !== undefined);
const mistake = { path: ['recipient'] };

const about = { type: z.enum(packageCases), id: z.string().max(80) };

export const MakePackage = z
  .strictObject({ ...about, scope: PackageScope, ...addressed })
  .refine(isAddressed, mistake);
export const MakeOwnPackage = z.strictObject({ id: idOf('case'), ...addressed }).refine(isAddressed, mistake);

export const MadePackage = z.object({
  id: z.string(),
  filename: z.string(),
  /** Shown once, and nowhere kept but in the memory that seals with it. */
  passphrase: z.string().nullable(),
  manifest: z.string(),
  /** Bytes of the recordings and documents in it. */
  size: z.int(),
});

export const PackagesOf = z.strictObject(about);
export const PackagesDetail = z.object({
  /** What this person may make of this case. */
  scopes: z.array(PackageScope),
  rows: z.array(
    z.object({
      id: z.string(),
      scope: PackageScope,
      receiver: z.string().nullable(),
      way: PackageWay,
      manifest: z.string(),
      originals: z.int(),
      madeBy: z.string(),
      madeAt: z.int(),
      brokenAt: z.int().nullable(),
      brokenFile: z.string().nullable(),
    }),
  ),
  names: z.record(z.string(), z.string()),
});
