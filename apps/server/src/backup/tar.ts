import type { Pieces } from './pieces.ts';

// A plain `ustar` archive (POSIX.1-1988), for many small files in one: `tar -xf` opens it without this program.

const block = 512;

export interface TarFile {
  /** At most 99 bytes. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

function header({ name, bytes }: TarFile): Buffer {
  const head = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 99) throw new Error(`a name too long for an archive: ${name}`);
  const octal = (value: number, at: number, width: number) =>
    head.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'latin1');
  head.write(name, 0);
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(bytes.length, 124, 12);
  octal(0, 136, 12);
  head.write(' '.repeat(8), 148, 'latin1');
  head.write('0', 156, 'latin1');
  head.write('ustar\0' + '00', 257, 'latin1');
  const sum = head.reduce((all, byte) => all + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return head;
}

export async function* tarOf(files: Iterable<TarFile>): AsyncGenerator<Uint8Array> {
  for (const file of files) {
    yield header(file);
    yield file.bytes;
    const over = file.bytes.length % block;
    if (over > 0) yield Buffer.alloc(block - over);
  }
  yield Buffer.alloc(2 * block);
}

/** Files in the order of the archive. Throws where it is cut off or changed. */
export async function* filesOf(pieces: Pieces): AsyncGenerator<TarFile> {
  let held = Buffer.alloc(0);
  const source = pieces[Symbol.asyncIterator]();
  const take = async (count: number): Promise<Buffer> => {
    const parts = [held];
    for (let size = held.length; size < count; ) {
      const { done, value } = await source.next();
      if (done === true) throw new Error('the archive is cut off');
      parts.push(Buffer.from(value));
      size += value.length;
    }
    const all = Buffer.concat(parts);
    held = all.subarray(count);
    return all.subarray(0, count);
  };
  for (;;) {
    const head = await take(block);
    if (head.every((byte) => byte === 0)) return;
    const sum = Number.parseInt(head.toString('latin1', 148, 154), 8);
    const copy = Buffer.from(head).fill(' ', 148, 156);
    if (sum !== copy.reduce((all, byte) => all + byte, 0)) throw new Error('the archive is changed');
    const name = head.toString('utf8', 0, head.indexOf(0));
    const size = Number.parseInt(head.toString('latin1', 124, 135), 8);
    const bytes = Buffer.from(await take(size));
    if (size % block > 0) await take(block - (size % block));
    yield { name, bytes };
  }
}
