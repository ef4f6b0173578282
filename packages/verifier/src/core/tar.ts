import { textOf } from './bytes.ts';
import { isDropped, isSafeName, shown } from './names.ts';
import { Pull } from './pull.ts';
import type { PackageFile, PackageSource, Tell } from './source.ts';

const BLOCK = 512;
/** Of extended headers; a name and a size need a few hundred bytes. */
const EXTENDED_LIMIT = 1_048_576;

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;
const isEmpty = (block: Uint8Array): boolean => block.every((byte) => byte === 0);

function field(block: Uint8Array, from: number, length: number): string {
  const bytes = block.subarray(from, from + length);
  const end = bytes.indexOf(0);
  return textOf(end < 0 ? bytes : bytes.subarray(0, end)) ?? '\u0000';
}

/** Octal digits, or a big-endian number behind the bit 0x80. null where it is neither, or too large to count. */
function number(block: Uint8Array, from: number, length: number): number | null {
  if (((block[from] as number) & 0x80) !== 0) {
    let value = (block[from] as number) & 0x7f;
    for (const byte of block.subarray(from + 1, from + length)) value = value * 256 + byte;
    return Number.isSafeInteger(value) ? value : null;
  }
  const digits = field(block, from, length).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : digits === '' ? 0 : null;
}

function checksumHolds(block: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : (block[at] as number);
  return number(block, 148, 8) === sum;
}

/** POSIX pax: "%d %s=%s\n", the length counting itself. null where it is not of that form. */
function extended(bytes: Uint8Array): Map<string, string> | null {
  const records = new Map<string, string>();
  for (let at = 0; at < bytes.length; ) {
    const space = bytes.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number(textOf(bytes.subarray(at, space)) ?? '');
    const end = at + length;
    if (!Number.isSafeInteger(length) || end <= space || end > bytes.length || bytes[end - 1] !== 0x0a)
      return null;
    const said = textOf(bytes.subarray(space + 1, end - 1));
    const equals = said?.indexOf('=') ?? -1;
    if (said === null || equals < 1) return null;
    records.set(said.slice(0, equals), said.slice(equals + 1));
    at = end;
  }
  return records;
}

/** A `tar` of one top folder, which is the bag. Read once from its beginning for every way through. */
export function tarSource(open: () => AsyncIterable<Uint8Array>, size?: number): PackageSource {
  return { files: (tell) => filesOf(open(), tell), ...(size === undefined ? {} : { size }) };
}

async function* filesOf(pieces: AsyncIterable<Uint8Array>, tell: Tell): AsyncGenerator<PackageFile> {
  const tape = new Pull(pieces);
  try {
    yield* walk(tape, tell);
  } finally {
    await tape.close();
  }
}

async function* walk(tape: Pull, tell: Tell): AsyncGenerator<PackageFile> {
  let top: string | null = null;
  let next: { name?: string; size?: number; odd?: boolean } = {};
  let last = '';
  for (;;) {
    const block = await tape.exactly(BLOCK);
    // The end is two empty blocks; a tar that simply stops was cut.
    if (block === null || block.length < BLOCK) return tell('bag.form', last, { what: tape.end });
    if (isEmpty(block)) return finish(tape, tell);
    if (!checksumHolds(block)) return tell('bag.form', last, { what: 'tar-header' });
    const flag = String.fromCharCode(block[156] as number);
    const size = next.size ?? number(block, 124, 12);
    if (size === null) return tell('bag.form', last, { what: 'tar-size' });
    if (flag === 'x' || flag === 'g' || flag === 'L') {
      if (size > EXTENDED_LIMIT) return tell('bag.form', last, { what: 'tar-header' });
      const bytes = await tape.exactly(size + padding(size));
      if (bytes === null || bytes.length < size + padding(size))
        return tell('bag.form', last, { what: tape.end });
      const read = flag === 'L' ? longName(bytes.subarray(0, size)) : paxHeader(bytes.subarray(0, size));
      // A header for all files that follow could rename every one of them: it may say nothing of names and sizes.
      if (read === null || (flag === 'g' && Object.keys(read).length > 0))
        return tell('bag.form', last, { what: 'tar-header' });
      if (flag !== 'g') next = { ...next, ...read };
      continue;
    }
    const prefix = field(block, 257, 5) === 'ustar' && block[262] === 0 ? field(block, 345, 155) : '';
    const name = (next.name ?? (prefix === '' ? '' : `${prefix}/`) + field(block, 0, 100)).replace(/\/$/, '');
    const odd = next.odd === true;
    next = {};
    last = shown(name);
    const body = new Body(tape, size, () => tell('bag.form', last, { what: tape.end }));
    if (!isSafeName(name)) tell('bag.name-unsafe', last);
    else if (flag === '5') {
      top ??= name.split('/', 1)[0] as string;
      if (name !== top && !name.startsWith(`${top}/`)) tell('bag.form', last, { what: 'not-below-top' });
    } else if ((flag !== '0' && flag !== '\0') || odd)
      tell('bag.form', last, { what: odd ? 'sparse' : 'no-file' });
    else {
      const slash = name.indexOf('/');
      top ??= slash < 0 ? null : name.slice(0, slash);
      if (top === null || !name.startsWith(`${top}/`)) {
        if (!isDropped(name)) tell('bag.form', last, { what: 'not-below-top' });
      } else yield { path: name.slice(top.length + 1), bytes: () => body.read() };
    }
    if (!(await body.finish())) return;
  }
}

const longName = (bytes: Uint8Array): { name: string } | null => {
  const name = textOf(bytes)?.replace(/\0$/, '');
  return name === undefined || name.includes('\0') ? null : { name };
};

function paxHeader(bytes: Uint8Array): { name?: string; size?: number; odd?: boolean } | null {
  const records = extended(bytes);
  if (records === null) return null;
  const path = records.get('path');
  const size = records.get('size');
  if (size !== undefined && (!/^[0-9]{1,16}$/.test(size) || !Number.isSafeInteger(Number(size)))) return null;
  return {
    ...(path === undefined ? {} : { name: path }),
    ...(size === undefined ? {} : { size: Number(size) }),
    ...([...records.keys()].some((key) => key.startsWith('GNU.sparse')) ? { odd: true } : {}),
  };
}

/** Behind the end nothing may stand that another program would unpack. */
async function finish(tape: Pull, tell: Tell): Promise<void> {
  for (;;) {
    const piece = await tape.some(65_536);
    if (piece === null) return tape.end === 'seal' ? tell('bag.form', '', { what: 'seal' }) : undefined;
    if (!isEmpty(piece)) return tell('bag.form', '', { what: 'behind-end' });
  }
}

/** The bytes of one file, which whoever reads may leave half read. */
class Body {
  readonly #tape: Pull;
  readonly #cut: () => void;
  #left: number;
  #padding: number;

  constructor(tape: Pull, size: number, cut: () => void) {
    this.#tape = tape;
    this.#left = size;
    this.#padding = padding(size);
    this.#cut = cut;
  }

  async *read(): AsyncGenerator<Uint8Array> {
    while (this.#left > 0) {
      const piece = await this.#tape.some(this.#left);
      if (piece === null) return;
      this.#left -= piece.length;
      yield piece;
    }
  }

  async finish(): Promise<boolean> {
    for await (const _ of this.read());
    let whole = this.#left === 0;
    while (whole && this.#padding > 0) {
      const piece = await this.#tape.some(this.#padding);
      if (piece === null) whole = false;
      else this.#padding -= piece.length;
    }
    if (!whole) this.#cut();
    return whole;
  }
}
