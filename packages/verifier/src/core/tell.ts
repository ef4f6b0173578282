import { type Header, isMeasured, isNamedKey, isSignedChange } from './formats.ts';
import type { Entry, Pack } from './pack.ts';
import { hash, isObject } from './shapes.ts';

type Values = Readonly<Record<string, unknown>>;
const isText = (value: unknown): value is string => typeof value === 'string';

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);

function add(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [entry]);
  else if (known.at(-1) !== entry) known.push(entry);
}

/** "An entry names a file where an open value holds, at any depth, an object with a key `sha256` whose value is a hash." */
function names(pack: Pack, entry: Entry, value: unknown): void {
  if (Array.isArray(value)) for (const each of value) names(pack, entry, each);
  else if (isObject(value)) {
    if (Object.hasOwn(value, 'sha256') && hash(value.sha256)) add(pack.named, value.sha256, entry);
    if (Object.hasOwn(value, 'viewHash') && hash(value.viewHash)) add(pack.views, value.viewHash, entry);
    for (const each of Object.values(value)) names(pack, entry, each);
  }
}

/** A number of a document: a text, or an object that holds one under the same name. */
function numberIn(values: Values): string | null {
  const { number } = values;
  if (isText(number)) return number;
  return isObject(number) && isText(number.number) ? number.number : null;
}

/** What the open values of an entry tell. Of a kind that this program does not know it keeps the files it names. */
export function tell(pack: Pack, entry: Entry, header: Header, values: Values): void {
  names(pack, entry, values);
  const enrolment = { writer: values.writer, publicKey: values.publicKey, alg: values.alg };
  const isEnrolment = isText(enrolment.writer) && isText(enrolment.publicKey) && isText(enrolment.alg);
  const number = numberIn(values);
  if (hash(values.viewHash)) pack.signedViews.push({ entry, value: { viewHash: values.viewHash, number } });
  if (header.kind.endsWith('.numbered') && number !== null) pack.numbered.push({ entry, value: { number } });
  switch (header.kind) {
    case 'lane.opened':
      if (isEnrolment) pack.lanes.push({ entry, value: enrolment as never });
      break;
    case 'device.proposed':
      if (isEnrolment) pack.proposals.push({ entry, value: enrolment as never });
      break;
    case 'device.enrolled':
      pack.enrolled.push({ entry, value: null });
      break;
    case 'device.revoked':
      if (Number.isSafeInteger(values.lastSeq))
        pack.revoked.push({ entry, value: { lastSeq: values.lastSeq as number } });
      break;
    case 'hold.released':
      if (hash(values.hash)) pack.released.set(values.hash, entry);
      break;
    case 'server-key.proposed':
    case 'server-key.confirmed':
      if (isText(values.key)) pack.keyOrders.push({ entry, value: { key: values.key } });
      break;
    case 'server-key.changed':
      if (isText(values.ground) && isNamedKey(values.former) && isSignedChange(values.change))
        pack.keyChanges.push({
          entry,
          value: { ground: values.ground, former: values.former, change: values.change },
        });
      break;
    case 'person-key.enrolled':
      if (isText(values.person) && isText(values.publicKey) && isText(values.alg))
        pack.personKeys.push({
          entry,
          value: { person: values.person, publicKey: values.publicKey, alg: values.alg },
        });
      break;
    case 'attested':
      attested(pack, entry, values);
      break;
    case 'evidence.captured':
    case 'evidence.imported':
      if (isMeasured(values)) {
        const known = pack.recorded.get(values.sha256);
        if (known === undefined) pack.recorded.set(values.sha256, [{ entry, value: values }]);
        else known.push({ entry, value: values });
      }
      break;
    case 'evidence.masked':
      if (hash(values.sha256) && isText(values.maker))
        pack.masked.push({ entry, value: { sha256: values.sha256, maker: values.maker } });
      break;
    case 'evidence.mask-checked':
      if (hash(values.sha256)) pack.maskChecked.push({ entry, value: { sha256: values.sha256 } });
      break;
    case 'evidence.received':
      if (hash(values.sha256)) pack.received.add(values.sha256);
      break;
    case 'evidence.broken':
      pack.broken.add(entry.subject);
      break;
    case 'evidence.destroyed':
      pack.destroyed.set(entry.hash, { entry, value: { approvals: texts(values.approvals) } });
      break;
    case 'fields.erased':
      erasure(pack, entry, values);
  }
}

function attested(pack: Pack, entry: Entry, { of, person, key, alg, method, proof }: Values): void {
  // Held back as a whole it is told among what is withheld; told in part it is no attestation.
  if (!hash(of) || !isText(person) || !isText(method)) return;
  const orNull = (value: unknown) => (isText(value) ? value : null);
  pack.attested.push({
    entry,
    value: { of, person, method, key: orNull(key), alg: orNull(alg), proof: orNull(proof) },
  });
}

function erasure(pack: Pack, entry: Entry, { entries, approvals }: Values): void {
  if (!Array.isArray(entries)) return;
  const listed = entries.filter(
    (each): each is { hash: string; paths: string[] } =>
      isObject(each) && hash(each.hash) && Array.isArray(each.paths),
  );
  pack.erasures.set(entry.hash, { entry, value: { entries: listed, approvals: texts(approvals) } });
}
