import { createHash } from 'node:crypto';
import type { Header } from '@mingcha/journal';
import { unpackTar } from 'modern-tar';
import { expect } from 'vitest';
import type { Browser } from '../door/browser.ts';
import type { House } from '../house/house.ts';

export interface Line {
  readonly hash: string;
  readonly header: Header;
  readonly fields: readonly { readonly path: string; readonly value?: unknown; readonly ct?: string }[];
}

export interface About {
  readonly scope: string;
  readonly case: { readonly type: string; readonly id: string };
  readonly subjects: readonly { readonly type: string; readonly id: string; readonly count: number }[];
  readonly files: readonly { readonly path: string; readonly role: string; readonly sha256: string }[];
  readonly absent: readonly { readonly role: string; readonly sha256: string; readonly why: string }[];
}

export const sum = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A tar as whoever receives it sees it: one folder, every file in the manifest and as it says. */
export async function opened(tar: Uint8Array) {
  const files = new Map<string, Buffer>();
  for (const { header, data } of await unpackTar(tar)) {
    const [top = '', ...rest] = header.name.split('/');
    expect(top).toMatch(/^pkg_/);
    files.set(rest.join('/'), Buffer.from(data ?? new Uint8Array()));
  }
  const read = (path: string): string => {
    const bytes = files.get(path);
    if (bytes === undefined) throw new Error(`no ${path}`);
    return bytes.toString('utf8');
  };
  const listed = (name: string) =>
    read(name)
      .trimEnd()
      .split('\n')
      .map((line) => line.split('  ') as [string, string]);
  for (const [digest, path] of [...listed('manifest-sha256.txt'), ...listed('tagmanifest-sha256.txt')])
    expect(sum(files.get(path) ?? Buffer.alloc(0)), path).toBe(digest);
  const payload = [...files.keys()].filter((path) => path.startsWith('data/')).sort();
  expect(listed('manifest-sha256.txt').map(([, path]) => path)).toEqual(payload);
  const lines = <T>(name: string): T[] =>
    read(`data/${name}.ndjson`)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  return {
    files,
    read,
    lines,
    about: JSON.parse(read('data/package.json')) as About,
    entries: lines<Line>('entries'),
    manifest: sum(files.get('manifest-sha256.txt') ?? Buffer.alloc(0)),
  };
}
export type Opened = Awaited<ReturnType<typeof opened>>;

export interface Fetched {
  readonly status: number;
  readonly length: string | null;
  readonly bytes: Buffer;
  /** The answer ended before its end. */
  readonly cut: boolean;
}

/** What comes through the door, to its end or as far as it went. */
export async function fetched(house: House, browser: Browser, id: string): Promise<Fetched> {
  const answer = await fetch(new URL(`/files/packages/${id}`, house.url), { headers: browser.signed });
  const { status, headers, body } = answer;
  const length = headers.get('content-length');
  if (body === null) return { status, length, bytes: Buffer.alloc(0), cut: false };
  const pieces: Uint8Array[] = [];
  try {
    for await (const piece of body) pieces.push(piece);
    return { status, length, bytes: Buffer.concat(pieces), cut: false };
  } catch {
    return { status, length, bytes: Buffer.concat(pieces), cut: true };
  }
}
