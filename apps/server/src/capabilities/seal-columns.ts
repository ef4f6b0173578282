import type { Prisma } from '@mingcha/db';
import type { KeySealing } from '@mingcha/domain/papers';

/** Columns of a document that no key has sealed. */
export const noKeySeal = {
  sealFile: null,
  sealFileSize: null,
  sealPrinted: null,
  sealPrintedSize: null,
  sealCertificate: null,
  sealStamp: null,
} as const;

/** The same of one that a key has sealed, as its entry says. */
export const keySeal = ({ sha256, size, unsigned, unsignedSize, certificate, stamp }: KeySealing) => ({
  sealFile: sha256,
  sealFileSize: size,
  sealPrinted: unsigned,
  sealPrintedSize: unsignedSize,
  sealCertificate: certificate as Prisma.JsonValue,
  sealStamp: (stamp ?? null) as Prisma.JsonValue,
});
