import { ALGORITHMS, type AlgorithmId } from './algorithms.ts';
import { ZERO_HASH } from './digest.ts';
import type { Field, ReadField } from './field.ts';
import type { Header } from './header.ts';
import type { Json } from './json.ts';
import { LIMITS } from './limits.ts';

// Stored bytes of an ordinary entry, read in one go: an expression that fits only what is canonical and rightly shaped at once,
// where reading JSON, printing it again and looking at each part costs four times as much. Null for whatever it does not fit:
// that goes the long way, which says what is wrong with it or that nothing is. So this may be narrower but never wider.

const ID = String.raw`[\x21\x23-\x5b\x5d-\x7e]+`;
const HASH = '[0-9a-f]+';
const KIND = String.raw`[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*)?`;
const WHOLE = String.raw`0|[1-9]\d{0,14}`;
const algorithms = Object.keys(ALGORITHMS)
  .map((name) => name.replace('+', '\\+'))
  .join('|');

/** The keys of a header in the order of RFC 8785. */
const HEADER = new RegExp(
  [
    `^\\{"actor":\\{"person":"(${ID})","seat":(?:null|"(${ID})")\\},"after":\\[((?:"${HASH}"(?:,"${HASH}")*)?)\\],`,
    `"alg":"(${algorithms})",(?:"expected":(${WHOLE}),)?"kind":"(${KIND})","office":"(${ID})",`,
    `"payloadRoot":"(${HASH})","prev":"(${HASH})","schema":(${WHOLE}),"seq":(${WHOLE}),`,
    `"subject":\\{"id":"(${ID})","type":"([a-z][a-z0-9-]*)"\\},"time":\\{"boot":"(${ID})","clock":(${WHOLE}),`,
    `"mono":(${WHOLE}),"token":(?:null|"(${HASH})")\\},"v":1,"writer":"(${HASH})"\\}$`,
  ].join(''),
);

function readAfter(list: string): readonly string[] | null {
  if (list === '') return [];
  const hashes = list.slice(1, -1).split('","');
  if (hashes.length > LIMITS.afterLength) return null;
  for (let index = 0; index < hashes.length; index += 1) {
    const one = hashes[index] as string;
    if (one.length !== 64 || (index > 0 && (hashes[index - 1] as string) >= one)) return null;
  }
  return hashes;
}

const isShort = (id: string | undefined): boolean => id === undefined || id.length <= LIMITS.idLength;

/** A header as `parseHeader` would read it, or null. */
export function readPlainHeader(text: string): Header | null {
  const found = HEADER.exec(text);
  if (found === null) return null;
  const person = found[1] as string;
  const seat = found[2];
  const alg = found[4] as AlgorithmId;
  const kind = found[6] as string;
  const office = found[7] as string;
  const payloadRoot = found[8] as string;
  const prev = found[9] as string;
  const schema = Number(found[10]);
  const seq = Number(found[11]);
  const id = found[12] as string;
  const type = found[13] as string;
  const boot = found[14] as string;
  const token = found[17];
  const writer = found[18] as string;
  const after = readAfter(found[3] as string);
  if (after === null || payloadRoot.length !== 64 || prev.length !== 64 || writer.length !== 32) return null;
  if (token !== undefined && token.length !== 64) return null;
  if (!isShort(person) || !isShort(seat) || !isShort(office) || !isShort(id) || !isShort(boot)) return null;
  if (kind.length > LIMITS.kindLength || type.length > LIMITS.kindLength) return null;
  if (schema < 1 || schema > 100_000 || seq < 1 || seq > LIMITS.seq) return null;
  if ((seq === 1) !== (prev === ZERO_HASH)) return null;
  const header: Header = {
    v: 1,
    alg,
    writer,
    seq,
    prev,
    kind,
    schema,
    office,
    subject: { type, id },
    after,
    actor: { person, seat: seat ?? null },
    time: { clock: Number(found[15]), mono: Number(found[16]), boot, token: token ?? null },
    payloadRoot,
  };
  if (found[5] === undefined) return header;
  const expected = Number(found[5]);
  return expected > LIMITS.seq ? null : { ...header, expected };
}

const PATH = String.raw`[A-Za-z][A-Za-z0-9-]*(?:\/[A-Za-z0-9][A-Za-z0-9._:-]*)?`;
/** A string that is spelled without escapes. What was decoded from UTF-8 holds no half surrogate. */
const STRING = String.raw`"[^"\\\x00-\x1f]*"`;
const SCALAR = `${STRING}|true|false|null|-?[1-9]\\d{0,14}|0`;

const CLEAR = new RegExp(
  `\\{"path":"(${PATH})","salt":"([A-Za-z0-9_-]{21}[AQgw])","value":(${SCALAR}|\\[(?:(?:${SCALAR})(?:,(?:${SCALAR}))*)?\\])\\}`,
  'y',
);
const SEALED = new RegExp(
  `\\{"ct":"([\\w-]+)","digest":"(${HASH})","kid":"(${ID})","path":"(${PATH})"\\}`,
  'y',
);
/** RFC 4648 §3.5: what may stand last where two or three characters are left over. */
const LAST = ['', null, 'AQgw', 'AEIMQUYcgkosw048'] as const;

function isCiphertext(ct: string): boolean {
  if (ct.length < 40 || ct.length > LIMITS.sealedLength) return false;
  const last = LAST[(ct.length % 4) as 0 | 1 | 2 | 3];
  return last === '' || last?.includes(ct.charAt(ct.length - 1)) === true;
}

/** Only of what `CLEAR` let through: every value has one spelling there. */
const plainValue = (text: string): Json =>
  text.charCodeAt(0) === 34 ? text.slice(1, -1) : (JSON.parse(text) as Json);

function readOne(text: string, at: number): { readonly read: ReadField; readonly end: number } | null {
  CLEAR.lastIndex = at;
  const clear = CLEAR.exec(text);
  if (clear !== null) {
    const valueText = clear[3] as string;
    if (valueText.length > LIMITS.valueLength) return null;
    const field: Field = { path: clear[1] as string, salt: clear[2] as string, value: plainValue(valueText) };
    return { read: { field, valueText }, end: CLEAR.lastIndex };
  }
  SEALED.lastIndex = at;
  const sealed = SEALED.exec(text);
  if (sealed === null) return null;
  const [, ct = '', digest = '', kid = '', path = ''] = sealed;
  if (digest.length !== 64 || kid.length > LIMITS.idLength || !isCiphertext(ct)) return null;
  return { read: { field: { path, digest, kid, ct }, valueText: null }, end: SEALED.lastIndex };
}

/** A payload's fields as `readFields` would read them, or null. */
export function readPlainFields(text: string): readonly ReadField[] | null {
  if (text === '[]') return [];
  const fields: ReadField[] = [];
  let before = '';
  for (let at = 0; ; ) {
    const one = text.charCodeAt(at) === (at === 0 ? 91 : 44) ? readOne(text, at + 1) : null;
    if (one === null) return null;
    const { path } = one.read.field;
    if (path <= before || path.length > LIMITS.pathLength) return null;
    before = path;
    fields.push(one.read);
    if (fields.length > LIMITS.fieldsPerEntry) return null;
    at = one.end;
    if (text.charCodeAt(at) === 93 && at + 1 === text.length) return fields;
  }
}

const OPENED = new RegExp(`^\\{"s":"([A-Za-z0-9_-]{21}[AQgw])","v":(${STRING})\\}$`);

/** What was sealed, where it is a string: most personal values are. */
export function readPlainSealed(
  text: string,
): { readonly salt: string; readonly valueText: string; readonly value: string } | null {
  const found = OPENED.exec(text);
  if (found === null) return null;
  const valueText = found[2] as string;
  return { salt: found[1] as string, valueText, value: valueText.slice(1, -1) };
}
