import { z } from 'zod';
import type { CommandOf } from '../command.ts';
import { byServer } from '../kind-rule.ts';
import type { MachineState } from '../machine.ts';
import { SubjectRef } from '../papers/paper-kinds.ts';
import { Hash, Instant, idOf, Reason, type Subject } from '../primitives.ts';

/** What somebody without an account may be while they answer: never a role of the office. */
export const PassRole = z.enum(['liaison', 'chief', 'party']);
export type PassRole = z.infer<typeof PassRole>;

export const passKinds = {
  'pass.issued': byServer(
    'pass',
    z.strictObject({
      about: SubjectRef,
      role: PassRole,
      person: idOf('person'),
      seat: idOf('seat').nullable(),
      /** Keyed digest of the code: whoever reads the journal can neither use nor guess it. */
      digest: Hash,
      until: Instant,
    }),
  ),
  'pass.opened': byServer('pass', z.strictObject({})),
  'pass.spent': byServer('pass', z.strictObject({})),
  'pass.revoked': byServer('pass', z.strictObject({ reason: Reason })),
  'pass.expired': byServer('pass', z.strictObject({})),
};

export const IssuePass = passKinds['pass.issued'].payload;
export const OpenPass = z.object({});
export const SpendPass = z.object({});
export const RevokePass = z.object({ reason: Reason });
export const ExpirePass = z.object({});

export const passCommands = {
  issuePass: IssuePass,
  openPass: OpenPass,
  spendPass: SpendPass,
  revokePass: RevokePass,
  expirePass: ExpirePass,
};
export type PassCommand = CommandOf<typeof passCommands>;

export const passStates = ['none', 'issued', 'opened', 'spent', 'revoked', 'expired'] as const;
export type PassStatus = (typeof passStates)[number];

export interface PassState extends MachineState {
  readonly status: PassStatus;
  readonly about: Subject | null;
  readonly role: PassRole | null;
  readonly person: string | null;
  readonly seat: string | null;
  readonly digest: string | null;
  readonly until: number | null;
  readonly issuedBy: string | null;
  readonly reason: string | null;
}

/** Without 0 O 1 I L U: it is read aloud, copied by hand and typed on a telephone. */
export const passAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const passLength = 12;

/** Twelve characters from as many random bytes; a byte that would favour some characters is passed over. */
export function passCodeFrom(bytes: Uint8Array): string | null {
  const fair = Math.floor(256 / passAlphabet.length) * passAlphabet.length;
  const letters = [...bytes]
    .filter((byte) => byte < fair)
    .map((byte) => passAlphabet[byte % passAlphabet.length]);
  return letters.length < passLength ? null : letters.slice(0, passLength).join('');
}

/** As printed: three groups of four. */
export const groupedPass = (code: string): string => code.match(/.{1,4}/g)?.join('-') ?? code;

/** What somebody typed, as the code would be written; null when it cannot be one. */
export function readPass(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
  return code.length === passLength && [...code].every((letter) => passAlphabet.includes(letter))
    ? code
    : null;
}
