/** Writes what `stamps/der.ts` reads: DER (ITU-T X.690), as far as a signature needs it. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  const { length } = body;
  const bytes = length < 0x80 ? [length] : [...lengthBytes(length)];
  const head = length < 0x80 ? bytes : [0x80 | bytes.length, ...bytes];
  return Buffer.concat([Buffer.from([tag, ...head]), body]);
}

function lengthBytes(length: number): number[] {
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return bytes;
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => element(0x30, ...contents);
/** The members of a SET OF stand in the order of their encodings. */
export const set = (...contents: readonly Uint8Array[]): Buffer => element(0x31, ...sorted(contents));
export const sorted = (contents: readonly Uint8Array[]): Uint8Array[] =>
  [...contents].sort((a, b) => Buffer.compare(a, b));
export const octetString = (bytes: Uint8Array): Buffer => element(0x04, bytes);
export const smallInteger = (n: number): Buffer => element(0x02, Buffer.from([n]));
export const nothing = element(0x05);

export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return element(0x06, Buffer.from([40 * first + second, ...rest.flatMap(base128)]));
}

function base128(n: number): number[] {
  const bytes = [n % 128];
  for (let rest = Math.floor(n / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift((rest % 128) | 0x80);
  return bytes;
}
