import { fromBase64url, verifyPurge } from '@mingcha/journal/verify';
import { longAlgorithm } from '../exchange/attestations.ts';
import { ports } from '../journal/ports.ts';
import type { Finding } from './finding.ts';
import type { Ground } from './ground.ts';

/**
 * What a lost tablet says it let go of stands in an entry of the server's own chain. The tablet signed the counts, so that
 * whoever holds the server's keys cannot say in its name that nothing was left on it.
 */
export async function* checkPurges({ enrolments }: Ground): AsyncGenerator<Finding> {
  for (const entry of enrolments) {
    if (entry.kind !== 'device.purged') continue;
    const { id } = entry.subject;
    const place = `entry ${entry.hash} (${id})`;
    const mine = enrolments.filter(({ subject }) => subject.id === id);
    const proposed = mine.find(({ kind }) => kind === 'device.proposed');
    if (proposed?.kind !== 'device.proposed') {
      yield { check: 'purges', code: 'purge.device-unknown', place };
      continue;
    }
    if (!mine.some(({ kind }) => kind === 'device.revoked'))
      yield { check: 'purges', code: 'purge.not-revoked', place };
    const { writer } = proposed.payload;
    const alg = longAlgorithm(proposed.payload.alg);
    const publicKey = fromBase64url(proposed.payload.publicKey);
    if (alg === null || publicKey === null) {
      yield { check: 'purges', code: 'purge.key-malformed', place };
      continue;
    }
    const checked = await verifyPurge(ports, entry.payload, { writer, alg, publicKey });
    if (checked.ok) continue;
    const { at, entries, media, keptEntries, keptMedia } = entry.payload;
    yield {
      check: 'purges',
      code: checked.fault.code,
      place,
      expected: `a signature of writer ${writer} over what it says`,
      found: `at ${at}, entries ${entries}, media ${media}, keptEntries ${keptEntries}, keptMedia ${keptMedia}`,
    };
  }
}
