import { isTreeHead, type TreeHead } from '../formats.ts';
import { type Entry, factsOf, placeOf } from '../pack.ts';
import { exact, hash, isObject, whole } from '../shapes.ts';
import type { Ground } from './ground.ts';
import { isByServer, type ServerKeys } from './server-keys.ts';

const isReadOut = exact({ size: whole(1), root: hash });
export type BroughtHead = TreeHead | { readonly size: number; readonly root: string };

/** A head as somebody kept it: JSON of any spelling, whole or size and root alone. null where it is none. */
export function headFrom(text: string): BroughtHead | null {
  try {
    const value: unknown = JSON.parse(text);
    const head = isObject(value) && isObject(value.head) ? value.head : value;
    return isTreeHead(head) || isReadOut(head) ? head : null;
  } catch {
    return null;
  }
}

/** Whether the log that this package stands in is the log that somebody saw before. */
export function checkBroughtHead(
  { crypto, pack, reporter }: Ground,
  keys: ServerKeys,
  brought: BroughtHead,
): void {
  const { heads } = pack;
  reporter.looked('head');
  const { size, root } = brought;
  const known = heads === null ? [] : [heads.head, ...heads.earlier.map(({ head }) => head)];
  const same = known.filter((head) => head.size === size);
  const other = same.find((head) => head.root !== root);
  if ('sig' in brought && !keys.has(brought.key))
    reporter.note('head-other-key', 'head', { size, root, key: brought.key });
  else if ('sig' in brought && !isByServer({ crypto }, keys, 'tree-head', brought, { size }))
    reporter.fault('head', 'head.signature-wrong', 'head', { size, root, time: brought.at });
  else if (other !== undefined)
    reporter.fault('head', 'head.contradicts', 'head', { size, root, found: other.root });
  else reporter.note(same.length > 0 ? 'head-known' : 'head-unknown', 'head', { size, root });
}

/** Off a page: which document, its number, the hash of what was signed. */
export interface DocumentCode {
  readonly document: string;
  readonly number: string;
  readonly viewHash: string;
}

export function codeFrom(text: string): DocumentCode | null {
  const lines = text
    .trim()
    .split(/\r?\n/)
    .map((line) => line.trim());
  // The fourth line, where there is one, says where to ask: nothing that could be checked.
  if (lines.length === 4 && /^https?:\/\/\S+$/.test(lines[3] ?? '')) lines.pop();
  const [first, number, viewHash, ...rest] = lines;
  const document = /^mingcha\/([a-z][a-z-]{0,40})\/1$/.exec(first ?? '')?.[1];
  if (document === undefined || !number || !hash(viewHash) || rest.length > 0) return null;
  return { document, number, viewHash };
}

/** Letters, minutes and briefings are one kind of subject; their code says which of them it is. */
const dispatches = ['urging', 'conclusion', 'minutes', 'briefing', 'withdrawal'];
const subjectOf = (document: string): string => (dispatches.includes(document) ? 'dispatch' : document);

/** Whether a page's code is that of a document in this package. */
export function checkCode({ pack, reporter }: Ground, { document, number, viewHash }: DocumentCode): void {
  reporter.looked('code');
  const facts = { document, number, viewHash };
  const tell = (code: 'view-other' | 'not-signed' | 'number-other', found = '') =>
    reporter.fault('code', `code.${code}`, 'code', { ...facts, found });
  const isNamed = pack.views.has(viewHash);
  const signing = pack.signedViews.filter(
    ({ entry, value }) => value.viewHash === viewHash && !entry.kind.endsWith('.rendered'),
  );
  const signed = signing[0]?.entry;
  if (isNamed && signed === undefined) tell('not-signed');
  else if (signed === undefined || !signed.subject.startsWith(`${subjectOf(document)} `)) tell('view-other');
  else {
    if (!pack.held.has(`data/views/${viewHash}.json`)) reporter.note('view-not-here', 'code', facts);
    const numbers = [
      signed.subject.slice(subjectOf(document).length + 1),
      ...signing.flatMap(({ value }) => value.number ?? []),
      ...pack.numbered
        .filter(({ entry }) => entry.subject === signed.subject)
        .map(({ value }) => value.number),
    ];
    if (!numbers.includes(number)) tell('number-other', numbers.at(-1));
    else reporter.note('code-holds', placeOf(signed), { ...facts, n: signed.line, kind: signed.kind });
    later({ pack, reporter }, signed);
  }
}

/** Whether a file that somebody holds, byte for byte, is one that an entry of this package names. */
export function checkFile({ pack, reporter }: Ground, sha256: string): void {
  reporter.looked('file');
  const naming = (pack.named.get(sha256) ?? []).filter(({ isLink }) => !isLink);
  const [first] = naming;
  if (first === undefined) {
    reporter.fault('file', 'file.not-named', 'file', { sha256 });
    return;
  }
  const size = pack.heads?.head.size ?? 0;
  for (const entry of naming) {
    const leaf = pack.placements.find(({ hash, isRight }) => isRight && hash === entry.hash)?.leaf;
    // People count from 1.
    const place = leaf === undefined ? '–' : leaf + 1;
    reporter.note('file-holds', placeOf(entry), { ...factsOf(entry), leaf: place, size, sha256 });
  }
  later({ pack, reporter }, first);
}

/** A code shows what was signed, not that it is still in force. */
function later({ pack, reporter }: Pick<Ground, 'pack' | 'reporter'>, signed: Entry): void {
  for (const { subject, line, kind } of pack.entries)
    if (
      subject === signed.subject &&
      line > signed.line &&
      /\.(withdrawn|revoked|corrected|annulled)$/.test(kind)
    )
      reporter.note('code-later', `data/entries.ndjson:${line}`, { kind, n: line });
}
