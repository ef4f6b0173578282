import { fromBase64url } from '../bytes.ts';
import { longName } from '../crypto.ts';
import { type Entry, factsOf, placeOf } from '../pack.ts';
import { keyId } from '../signed.ts';
import type { Ground } from './ground.ts';

const place = (line: number) => `data/writers.json#${line}`;

/** Whose hands these are, that a server let them in, and that nobody wrote on with a hand that was taken away. */
export function checkWriters({ crypto, pack, reporter }: Ground): void {
  const isServer = (entry: Entry) => pack.writers.get(entry.writer)?.class === 'server';
  const devices = new Set(
    pack.enrolled.filter(({ entry }) => isServer(entry)).map(({ entry }) => entry.subject),
  );
  const lanes = pack.lanes.filter(({ entry }) => isServer(entry));
  const tablets = pack.proposals.filter(({ entry }) => isServer(entry) && devices.has(entry.subject));
  for (const { line, writer, class: said, publicKey, key } of pack.writers.values()) {
    reporter.looked('writers');
    const raw = fromBase64url(publicKey);
    if (key === null || raw === null || keyId(crypto, raw) !== writer)
      reporter.fault('writers', 'writer.id-wrong', place(line), { writer });
    const enrolments = said === 'server' ? lanes : tablets;
    const enrols = enrolments.some(
      ({ value }) =>
        value.writer === writer && value.publicKey === publicKey && longName(value.alg) === key?.alg,
    );
    if (!enrols) reporter.fault('writers', 'writer.not-enrolled', place(line), { writer, class: said });
  }
  const unknown = new Set<string>();
  for (const entry of [...pack.entries, ...pack.links]) {
    const writer = pack.writers.get(entry.writer);
    if (writer === undefined && !unknown.has(entry.writer)) {
      unknown.add(entry.writer);
      reporter.fault('writers', 'writer.unknown', placeOf(entry), factsOf(entry));
    } else if (writer?.key && writer.key.alg !== entry.alg)
      reporter.fault('writers', 'writer.id-wrong', placeOf(entry), factsOf(entry));
  }
  revocations({ crypto, pack, reporter }, tablets);
}

function revocations(
  { pack, reporter }: Ground,
  tablets: readonly { entry: Entry; value: { writer: string } }[],
): void {
  const last = new Map<string, number>();
  for (const { entry, value } of pack.revoked)
    for (const each of tablets)
      if (each.entry.subject === entry.subject)
        last.set(each.value.writer, Math.min(value.lastSeq, last.get(each.value.writer) ?? value.lastSeq));
  for (const entry of pack.entries) {
    const release = pack.released.get(entry.hash);
    if (release !== undefined)
      reporter.note('released', placeOf(entry), { ...factsOf(entry), by: release.person });
    const lastSeq = last.get(entry.writer);
    const isReleased = release !== undefined && pack.writers.get(release.writer)?.class === 'server';
    if (lastSeq !== undefined && entry.seq > lastSeq && !isReleased)
      reporter.fault('writers', 'writer.after-revocation', placeOf(entry), { ...factsOf(entry), lastSeq });
  }
}

/** Subjects of the devices of tablets that wrote an entry here. */
export function devicesOf({ pack }: Pick<Ground, 'pack'>): Map<string, string> {
  const wrote = new Set(pack.entries.map(({ writer }) => writer));
  return new Map(
    pack.proposals
      .filter(({ value }) => wrote.has(value.writer))
      .map(({ entry, value }) => [value.writer, entry.subject]),
  );
}
