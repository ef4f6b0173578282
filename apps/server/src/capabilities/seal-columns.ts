import type { Prisma } from '@mingcha/db';
import type { HeldSealing, KeySealing } from '@mingcha/domain/papers';

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

/** Columns of a text about a person: its file lies in the entry. */
export const noHeldSeal = { sealedBy: null, sealedAt: null, sealCertificate: null, sealStamp: null } as const;

/** The same of one that a key has sealed. */
export const heldSeal = ({
  actor,
  at,
  payload: { certificate, stamp },
}: {
  readonly actor: { readonly person: string };
  readonly at: number;
  readonly payload: Pick<HeldSealing, 'certificate' | 'stamp'>;
}) => ({
  sealedBy: actor.person,
  sealedAt: at,
  sealCertificate: certificate as Prisma.JsonValue,
  sealStamp: (stamp ?? null) as Prisma.JsonValue,
});
