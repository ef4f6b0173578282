import { expect } from 'vitest';
import { nodeCrypto, verifyPackage } from '../src/index.ts';
import { inFolder } from './maker/containers.ts';
import { Office } from './maker/office.ts';
import { type Draft, draftOf, type Files } from './maker/package.ts';
import { hexOf, type Thing } from './maker/primitives.ts';
import { type Story, tellStory } from './maker/story.ts';

export const story = tellStory();
export const crypto = nodeCrypto();

/** `kind` in place of the line it stands on: the table is read by people. */
export type Expected = readonly (readonly [code: string, at: string])[];
export type Bend = (draft: Draft, story: Story) => void;

export const entry = (draft: Draft, kind: string) => {
  const found = draft.entries.find(({ header }) => header.kind === kind);
  if (found === undefined) throw new Error(`no ${kind}`);
  return found;
};
export const lineOf = (kind: string) =>
  draftOf(story).entries.findIndex(({ header }) => header.kind === kind) + 1;
export const at = (kind: string) => `data/entries.ndjson:${lineOf(kind)}`;
export const otherDigit = (hex: string) => `${hex[0] === 'a' ? 'b' : 'a'}${hex.slice(1)}`;
export const otherSign = (text: string) => `${text[0] === 'A' ? 'B' : 'A'}${text.slice(1)}`;
export const bend = (thing: Thing, key: string, how: (value: string) => string) => {
  thing[key] = how(thing[key] as string);
};
export const drop = (draft: Draft, doomed: (kind: string) => boolean) => {
  const gone = new Set(draft.entries.filter(({ header }) => doomed(header.kind)).map(({ hash }) => hash));
  draft.entries = draft.entries.filter(({ hash }) => !gone.has(hash));
  draft.placements = draft.placements.filter(({ hash }) => !gone.has(hash as string));
  draft.receipts = draft.receipts.filter(({ hash }) => !gone.has(hash as string));
};
export const subject = (name: keyof Story['subjects']) => `data/package.json#${story.subjects[name]}`;
export const file = (role: keyof Story['files']) => {
  const { bytes, folder, ext } = story.files[role];
  return `data/${folder}/${hexOf(bytes)}.${ext}`;
};
export const oneBit = (bytes: Uint8Array, where: number) => {
  const bent = Uint8Array.from(bytes);
  bent[where] = (bent[where] as number) ^ 1;
  return bent;
};

export async function faultsOf(files: Files): Promise<string[]> {
  const report = await verifyPackage(inFolder(files), crypto);
  expect(report.verdict).toBe(report.faults.length === 0 ? 'holds' : 'does-not-hold');
  return report.faults.map(({ code, at: place }) => `${code} ${place}`).sort();
}

export function append(
  draft: Draft,
  { office }: Story,
  made: ReturnType<Office['compose']>[],
  by = office.tablet,
): void {
  // An evil office: it signs, receipts and logs what it puts in, and gives the lists the look they should have.
  const other = new Office();
  Object.assign(other, {
    id: office.id,
    key: office.key,
    lane: office.lane,
    tablet: office.tablet,
    log: [...office.log, ...made],
  });
  const grown = draftOf({
    ...story,
    office: Object.assign(other, {
      runs: office.runs,
      receipts: new Map(office.receipts),
      tokens: office.tokens,
    }),
  });
  for (const each of made) {
    const { writer, seq } = each.header;
    const hand_ = writer === office.lane.id ? office.lane : by;
    const body = { v: 1, alg: hand_.alg, writer, from: seq, to: seq, head: each.hash };
    draft.runs.push({ ...body, sig: hand_.sign('run', body) });
    if (writer !== office.lane.id) {
      other.receipt(each);
      draft.receipts.push(other.receipts.get(each.hash) as Thing);
    }
  }
  draft.entries = grown.entries;
  draft.placements = grown.placements;
  draft.heads = grown.heads;
  draft.list.subjects = grown.list.subjects;
}

export type Bent = readonly [what: string, Bend, Expected];
