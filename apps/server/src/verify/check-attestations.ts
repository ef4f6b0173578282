import type { Recorded, Subject } from '@mingcha/domain';
import { fromBase64url, verifyAttestation, writerIdOf } from '@mingcha/journal/verify';
import { longAlgorithm } from '../exchange/attestations.ts';
import { ports } from '../journal/ports.ts';
import type { Finding } from './finding.ts';
import { type Ground, recordedOf } from './ground.ts';

type Attested = Extract<Recorded, { kind: 'attested' }>;

/** Every person's own signature, under a key that this person had enrolled. */
export async function* checkAttestations(ground: Ground): AsyncGenerator<Finding> {
  const { db } = ground;
  const { prisma } = db;
  const subjects = await prisma.entry.findMany({
    where: { kind: 'attested' },
    select: { subjectType: true, subjectId: true },
    distinct: ['subjectType', 'subjectId'],
  });
  for (const { subjectType, subjectId } of subjects) {
    const entries = await recordedOf(db, { type: subjectType as Subject['type'], id: subjectId });
    for (const entry of entries) {
      if (entry.kind !== 'attested') continue;
      const code = await faultOf(ground, entry as Attested);
      if (code !== null) yield { check: 'attestations', code, place: `entry ${entry.hash} (${subjectId})` };
    }
  }
}

async function faultOf({ enrolments, db }: Ground, { payload, office }: Attested): Promise<string | null> {
  const { method, person, key, alg, of, proof } = payload;
  if ((await db.prisma.entry.count({ where: { hash: of } })) === 0) return 'attestation.entry-missing';
  // A session or a paper is proven by the entry it stands in; only own keys sign.
  if (method !== 'pin' && method !== 'passkey') return null;
  const algorithm = longAlgorithm(alg);
  const publicKey = key === null ? null : fromBase64url(key);
  if (publicKey === null || algorithm === null) return 'attestation.malformed';
  const enrolled = enrolments.some(
    (entry) =>
      entry.kind === 'person-key.enrolled' &&
      entry.office === office &&
      entry.payload.person === person &&
      entry.payload.publicKey === key,
  );
  if (!enrolled) return 'attestation.key-other';
  const attestation = {
    v: 1,
    alg: algorithm,
    key: writerIdOf(ports, publicKey),
    person,
    of,
    method,
    sig: proof,
  };
  const checked = await verifyAttestation(ports, attestation, {
    person,
    of,
    key: { alg: algorithm, publicKey },
  });
  return checked.ok ? null : checked.fault.code;
}
