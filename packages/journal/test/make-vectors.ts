import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { argv } from 'node:process';
import type { Run } from '../src/index.ts';
import { isSignedBy } from '../src/signing.ts';
import { nodePorts } from './node-ports.ts';
import { type VectorFile, type WriterJson, writerFromJson } from './vector-file.ts';
import { ferryVectors } from './vectors-ferry.ts';
import { invalidVectors } from './vectors-invalid.ts';
import { logVectors } from './vectors-log.ts';
import { validVectors } from './vectors-valid.ts';

export const VECTORS = resolve(import.meta.dirname, '../vectors');

interface PushGiven {
  readonly writer: WriterJson;
  readonly push: { run: Run };
}

/** ECDSA draws a random number: a signature once published is kept for as long as it verifies over what is generated today. */
async function keepSignature(vector: VectorFile, path: string): Promise<VectorFile> {
  const given = vector.given as PushGiven;
  if (given.push?.run.alg !== 'p256+sha256' || !existsSync(path)) return vector;
  const old = JSON.parse(readFileSync(path, 'utf8')) as { given: PushGiven };
  const run = { ...given.push.run, sig: old.given.push.run.sig };
  if (!(await isSignedBy(nodePorts, writerFromJson(given.writer), 'run', run))) return vector;
  return { ...vector, given: { ...given, push: { ...given.push, run } } };
}

/** path → text of every vector, as it must stand in the folder. */
export async function makeVectors(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const vector of [
    ...(await validVectors()),
    ...(await invalidVectors()),
    ...(await ferryVectors()),
    ...(await logVectors()),
  ]) {
    const path = join(VECTORS, `${vector.name}.json`);
    if (files.has(path)) throw new Error(`two vectors are called ${vector.name}`);
    const { name: _, ...text } = await keepSignature(vector, path);
    files.set(path, `${JSON.stringify(text, null, 2)}\n`);
  }
  return files;
}

export function storedVectors(): string[] {
  return globSync('{valid,invalid}/*.json', { cwd: VECTORS })
    .map((path) => join(VECTORS, path))
    .sort();
}

if (argv[1] === import.meta.filename) {
  const files = await makeVectors();
  for (const path of storedVectors()) if (!files.has(path)) rmSync(path);
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  console.info(`${files.size} vectors in ${VECTORS}`);
}
