import type { Reader } from '@mingcha/db';
import {
  type AlgorithmId,
  type Attestation,
  checkAttestation,
  fromBase64url,
  hashHeader,
  type ReasonCode,
  type WireEntry,
  type WireRun,
  writerIdOf,
} from '@mingcha/journal';
import { clearValue } from '../journal/clear-value.ts';
import { ports } from '../journal/ports.ts';

export const longAlgorithm = (alg: unknown): AlgorithmId | null =>
  alg === 'ed25519' || alg === 'ed25519+sha256'
    ? 'ed25519+sha256'
    : alg === 'p256' || alg === 'p256+sha256'
      ? 'p256+sha256'
      : null;

/**
 * Confirmations in a run whose proof does not stand, by hash of their entry. A person's signature counts only under a key
 * that this person enrolled; what a tablet says in somebody else's name is a wrong signature like any other.
 */
export async function wrongAttestations(
  reader: Reader,
  run: WireRun,
  office: string,
): Promise<Map<string, ReasonCode>> {
  const wrong = new Map<string, ReasonCode>();
  if (!Array.isArray(run.entries)) return wrong;
  for (const entry of run.entries) {
    if (entry?.header?.kind !== 'attested' || !Array.isArray(entry.fields)) continue;
    const reason = await faultOf(reader, entry, office);
    if (reason !== null) wrong.set(hashHeader(ports, entry.header), reason);
  }
  return wrong;
}

async function faultOf(
  reader: Reader,
  { header, fields }: WireEntry,
  office: string,
): Promise<ReasonCode | null> {
  const value = (path: string) => {
    const found = clearValue(fields, path);
    return typeof found === 'string' ? found : '';
  };
  const person = value('person');
  // A paper or a session is confirmed at the desk, never by a tablet.
  const method = value('method');
  if (method !== 'pin' && method !== 'passkey') return 'attestation.malformed';
  if (person !== header.actor.person) return 'attestation.person-other';
  const publicKey = fromBase64url(value('key'));
  const alg = longAlgorithm(value('alg'));
  if (publicKey === null || alg === null) return 'attestation.malformed';
  const enrolled = await reader.prisma.personKey.findFirst({
    where: { office, person, publicKey: value('key') },
    select: { id: true },
  });
  if (enrolled === null) return 'attestation.key-other';
  const attestation: Attestation = {
    v: 1,
    alg,
    key: writerIdOf(ports, publicKey),
    person,
    of: value('of'),
    method,
    sig: value('proof'),
  };
  const checked = await checkAttestation(ports, attestation, {
    person,
    of: value('of'),
    key: { alg, publicKey },
  });
  return checked.ok ? null : checked.fault.code;
}
