import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PackageSource } from '../../src/core/source.ts';
import { tarSource } from '../../src/core/tar.ts';
import { folderSource } from '../../src/node/folder.ts';
import type { Files } from './package.ts';

export function writeFolder(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'mingcha-case-'));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
  return root;
}

export interface Member {
  readonly name: string;
  readonly bytes?: Uint8Array;
  readonly flag?: string;
  readonly link?: string;
  /** What the header says, where it lies. */
  readonly size?: number;
  readonly pax?: Readonly<Record<string, string>>;
}

function header({
  name,
  bytes = new Uint8Array(),
  flag = '0',
  link = '',
  size = bytes.length,
}: Member): Buffer {
  const block = Buffer.alloc(512);
  const put = (text: string, at: number, length: number) => block.write(text.slice(0, length), at, 'latin1');
  put(name, 0, 100);
  put('0000644\0', 100, 8);
  put('0000000\0', 108, 8);
  put('0000000\0', 116, 8);
  put(`${size.toString(8).padStart(11, '0')}\0`, 124, 12);
  put('00000000000\0', 136, 12);
  put('        ', 148, 8);
  put(flag, 156, 1);
  put(link, 157, 100);
  put('ustar\0' + '00', 257, 8);
  const sum = block.reduce((all, byte) => all + byte, 0);
  put(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 8);
  return block;
}

const padded = (bytes: Uint8Array): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)]);

function record(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (`${length}${rest}`.length !== length) length = `${length}${rest}`.length;
  return `${length}${rest}`;
}

export const member = (one: Member): Buffer => {
  const pax = { ...(one.name.length > 100 ? { path: one.name } : {}), ...one.pax };
  const said = Buffer.from(
    Object.entries(pax)
      .map(([key, value]) => record(key, value))
      .join(''),
  );
  return Buffer.concat([
    ...(said.length > 0 ? [header({ name: 'pax', bytes: said, flag: 'x' }), padded(said)] : []),
    header(one),
    padded(one.bytes ?? new Uint8Array()),
  ]);
};

export const tarOf = (members: readonly Member[], end: Uint8Array = Buffer.alloc(1024)): Buffer =>
  Buffer.concat([...members.map(member), end]);

export const membersOf = (files: Files): Member[] =>
  [...files].map(([path, bytes]) => ({ name: `case/${path}`, bytes }));

/** In pieces of an awkward length, so that nothing leans on how bytes arrive. */
export const inTar = (tar: Uint8Array, piece = 1009): PackageSource =>
  tarSource(async function* () {
    for (let at = 0; at < tar.length; at += piece) yield tar.subarray(at, at + piece);
  });

export const inFolder = (files: Files): PackageSource => folderSource(writeFolder(files));
