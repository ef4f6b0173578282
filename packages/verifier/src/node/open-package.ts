import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { PROOF_LIMIT } from '../core/read-proof.ts';
import { CannotLook, type PackageSource } from '../core/source.ts';
import { tarSource } from '../core/tar.ts';
import { isSealed, type Opener, opened } from '../sealed/age.ts';
import { bytesOf, folderSource } from './folder.ts';

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(64), 0, 64);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A folder, a tar, or a tar sealed with age: told by what it is, not by how it is called. */
export async function openPackage(path: string, opener: Opener): Promise<PackageSource> {
  const found = await stat(path).catch(() => {
    throw new CannotLook('not-found');
  });
  if (found.isDirectory()) return folderSource(path);
  const head = await headOf(path).catch(() => {
    throw new CannotLook('not-readable');
  });
  if (!isSealed(head)) return tarSource(() => bytesOf(path), found.size);
  if (opener.passphrase === undefined && opener.identity === undefined) throw new CannotLook('sealed');
  return tarSource(() => opened(bytesOf(path), opener), found.size);
}

/** The first line that is no comment, as `age-keygen` writes it. */
export async function identityFrom(path: string): Promise<string> {
  const text = await textFrom(path);
  const line = text.split(/\r?\n/).find((each) => each.trim() !== '' && !each.startsWith('#'));
  if (line === undefined) throw new CannotLook('not-for-this-key');
  return line.trim();
}

export async function textFrom(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new CannotLook('not-found');
  });
}

/** The text of a proof. Of what is far too large for one nothing is read. */
export async function proofFrom(path: string): Promise<string> {
  const found = await stat(path).catch(() => {
    throw new CannotLook('not-found');
  });
  if (!found.isFile() || found.size > PROOF_LIMIT) throw new CannotLook('not-a-proof');
  return textFrom(path);
}

/** SHA-256 of a file that somebody holds, hex. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const piece of bytesOf(path)) hash.update(piece);
  } catch {
    throw new CannotLook('not-found');
  }
  return hash.digest('hex');
}
