import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface ModelFile {
  readonly path: string;
  readonly content: string;
}

const folder = fileURLToPath(new URL('../models/', import.meta.url));

/** Model files whose tables are changed by migrations. Every other model is a projection: dropped and folded again. */
const permanent = new Set(['main.prisma', 'journal.prisma', 'auth.prisma', 'notices.prisma']);

function files(wanted: (name: string) => boolean): ModelFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma') && wanted(name))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(`${folder}${name}`, 'utf8') }));
}

export const allModels = (): ModelFile[] => files(() => true);
export const permanentModels = (): ModelFile[] => files((name) => permanent.has(name));
/** Projected models with the datasource and generator blocks, a whole schema by themselves. */
export const projectedModels = (): ModelFile[] =>
  files((name) => name === 'main.prisma' || !permanent.has(name));
