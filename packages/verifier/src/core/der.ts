/** The part of DER (X.690) that certificates and time-stamps are written in: definite lengths, tags of one byte. */
export interface Der {
  readonly tag: number;
  /** Tag, length and content, as they stood. */
  readonly whole: Uint8Array;
  readonly content: Uint8Array;
}

export class NotDer extends Error {}

function at(bytes: Uint8Array, from: number): Der {
  const tag = bytes[from];
  const first = bytes[from + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new NotDer();
  const more = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || more > 3) throw new NotDer();
  let length = first;
  if (more > 0) length = bytes.subarray(from + 2, from + 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = from + 2 + more;
  if (start + length > bytes.length) throw new NotDer();
  return { tag, whole: bytes.subarray(from, start + length), content: bytes.subarray(start, start + length) };
}

/** One element with nothing behind it. */
export function readDer(bytes: Uint8Array): Der {
  const found = at(bytes, 0);
  if (found.whole.length !== bytes.length) throw new NotDer();
  return found;
}

export function parts(der: Der | undefined): Der[] {
  if (der === undefined || (der.tag & 0x20) === 0) throw new NotDer();
  const found: Der[] = [];
  for (let from = 0; from < der.content.length; ) {
    const one = at(der.content, from);
    found.push(one);
    from += one.whole.length;
  }
  return found;
}

export function contentOf(der: Der | undefined, tag: number): Uint8Array {
  if (der?.tag !== tag) throw new NotDer();
  return der.content;
}

export function oidOf(der: Der | undefined): string {
  const numbers: number[] = [];
  let value = 0;
  for (const byte of contentOf(der, 0x06)) {
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      numbers.push(value);
      value = 0;
    }
  }
  const [first = 0, ...rest] = numbers;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

/** UTCTime and GeneralizedTime, in UTC, as certificates and time-stamps have them. */
export function timeOf(der: Der | undefined): number {
  const text = String.fromCharCode(...(der?.content ?? []));
  const form =
    der?.tag === 0x17
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/
      : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d{1,9})?Z$/;
  const found = der?.tag === 0x17 || der?.tag === 0x18 ? form.exec(text) : null;
  if (found === null) throw new NotDer();
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(1, 7).map(Number);
  const century = der?.tag === 0x17 ? (year < 50 ? 2000 : 1900) : 0;
  const part = found[7] ? Math.floor(Number(`0${found[7]}`) * 1000) : 0;
  return Date.UTC(century + year, month - 1, day, hour, minute, second) + part;
}
