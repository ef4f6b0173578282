import type { Reader } from '@mingcha/db';
import type { Disclosed } from './disclose.ts';

export type FileRole = 'original' | 'masked' | 'document' | 'sealed' | 'scan' | 'view';

export interface PackedFile {
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
  readonly mime: string;
  readonly role: FileRole;
  /** Hash of the entry that names it. */
  readonly of: string;
}

export interface AbsentFile {
  readonly sha256: string;
  readonly role: FileRole;
  readonly of: string;
  readonly why: 'withheld' | 'destroyed' | 'never-arrived' | 'broken';
  readonly by: string | null;
}

export interface Files {
  readonly files: readonly PackedFile[];
  readonly absent: readonly AbsentFile[];
}

interface Named {
  readonly sha256: string;
  readonly role: FileRole;
  readonly entry: Disclosed;
}

/**
 * Every file that what stands open in these entries names, each once: an object with a `sha256` names a file, wherever it
 * stands, and a `viewHash` the text that a document was made from. The entry by which it came is the one that counts.
 */
function namedIn(entries: readonly Disclosed[]): readonly Named[] {
  const found = new Map<string, Named>();
  for (const entry of entries) {
    const { kind } = entry.header;
    collect(entry.payload, kind, (sha256, place) => {
      const role = roleOf(kind, place);
      if (!found.has(sha256) || bringing.includes(kind)) found.set(sha256, { sha256, role, entry });
    });
  }
  return [...found.values()];
}

const bringing: readonly string[] = ['evidence.captured', 'evidence.imported', 'evidence.masked'];

function roleOf(kind: string, place: string): FileRole {
  if (place.endsWith('/viewHash')) return 'view';
  if (kind === 'evidence.masked' || kind === 'evidence.mask-checked') return 'masked';
  if (kind.startsWith('evidence.')) return 'original';
  if (place === 'bulletin.sealed/scan' || kind.endsWith('.sealed-by-key')) return 'sealed';
  return place.endsWith('/scan') ? 'scan' : 'document';
}

function collect(value: unknown, place: string, add: (sha256: string, place: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const isHash = typeof inner === 'string' && /^[0-9a-f]{64}$/.test(inner);
    if (isHash && key === 'sha256') add(inner, place);
    if (isHash && key === 'viewHash') add(inner, `${place}/viewHash`);
    collect(inner, `${place}/${key}`, add);
  }
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'audio/webm': 'webm',
  'video/webm': 'webm',
  'audio/mp4': 'm4a',
  'video/mp4': 'mp4',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/ogg': 'ogg',
  'application/pdf': 'pdf',
  'application/json': 'json',
};

const typeOf = (mime: string): string => mime.split(';')[0]?.trim() ?? mime;
const folders = { original: 'evidence', masked: 'evidence', view: 'views' } as const;
const folderOf = (role: FileRole): string =>
  (folders as Partial<Record<FileRole, string>>)[role] ?? 'documents';

/** As they stand in the package. */
const order = ['evidence', 'documents', 'views'];

/** What is in the package of those files, and of the others why they are not. */
export async function filesOf(
  { prisma }: Reader,
  entries: readonly Disclosed[],
  masked: boolean,
): Promise<Files> {
  const named = namedIn(entries);
  const stored = await prisma.blob.findMany({
    where: { sha256: { in: named.map(({ sha256 }) => sha256) } },
    select: { sha256: true, size: true, mime: true, state: true },
  });
  const rows = new Map(stored.map((row) => [row.sha256, row]));
  const states = statesIn(entries);
  const files: PackedFile[] = [];
  const absent: AbsentFile[] = [];
  for (const { sha256, role, entry } of named) {
    const of = entry.hash;
    const row = rows.get(sha256);
    const state = states.get(entry.header.subject.id);
    const missing = (why: AbsentFile['why'], by: string | null = null) =>
      absent.push({ sha256, role, of, why, by });
    if (state?.destroyed.has(sha256) === true) missing('destroyed', state.destroyed.get(sha256) ?? null);
    else if (mayLeave(role, sha256, state, masked) === false) missing('withheld');
    else if (row === undefined) missing(state?.broken === true ? 'broken' : 'never-arrived');
    else {
      const mime = typeOf(row.mime);
      const path = `data/${folderOf(role)}/${sha256}.${role === 'view' ? 'json' : (extensions[mime] ?? 'bin')}`;
      files.push({ path, sha256, size: Number(row.size), mime, role, of });
    }
  }
  const rank = (file: PackedFile) => order.indexOf(folderOf(file.role));
  return { files: files.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1)), absent };
}

interface PieceState {
  readonly cleared: boolean;
  readonly checked: ReadonlySet<string>;
  readonly broken: boolean;
  /** SHA-256 of what was destroyed, with the entry that says so. */
  readonly destroyed: ReadonlyMap<string, string>;
}

/** Pieces of evidence as their own entries tell. */
function statesIn(entries: readonly Disclosed[]): ReadonlyMap<string, PieceState> {
  const states = new Map<string, PieceState>();
  for (const { hash, header, payload } of entries) {
    const { type, id } = header.subject;
    if (type !== 'evidence') continue;
    const before = states.get(id) ?? {
      cleared: false,
      checked: new Set<string>(),
      broken: false,
      destroyed: new Map<string, string>(),
    };
    const sha256 = String(payload.sha256 ?? '');
    const next: Readonly<Record<string, () => PieceState>> = {
      'evidence.cleared': () => ({ ...before, cleared: true }),
      'evidence.mask-checked': () => ({ ...before, checked: new Set([...before.checked, sha256]) }),
      'evidence.broken': () => ({ ...before, broken: true }),
      'evidence.received': () => ({ ...before, broken: false }),
      'evidence.destroyed': () => {
        const { masked } = payload as { readonly masked?: { readonly sha256: string } };
        const gone = [sha256, ...(masked === undefined ? [] : [masked.sha256])];
        return {
          ...before,
          destroyed: new Map([...before.destroyed, ...gone.map((one) => [one, hash] as const)]),
        };
      },
    };
    states.set(id, next[header.kind]?.() ?? before);
  }
  return states;
}

/**
 * Of a piece that was masked only the copy that a second person has checked goes out; to a reader who gets a masked
 * package originals go only where that person saw nobody in them, and nothing that was written about people.
 */
function mayLeave(role: FileRole, sha256: string, state: PieceState | undefined, masked: boolean): boolean {
  if (role === 'masked') return state?.checked.has(sha256) === true;
  return !masked || (role === 'original' && state?.cleared === true);
}
