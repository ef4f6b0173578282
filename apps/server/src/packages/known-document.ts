import type { Reader, StoredEntry } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { WithdrawnKind } from '@mingcha/domain/dispatches';
import { noticesOf, withdrawnBy, withdrawnDocument } from '../capabilities/dispatches/withdrawn.ts';
import { zoneOf } from '../capabilities/office-time.ts';
import { clearValue } from '../journal/clear-value.ts';
import type { Services } from '../services.ts';

/** The documents that carry a code: what each is about, and the entries that prove it to whoever asks. */
const documents = {
  bulletin: { subject: 'bulletin', proving: ['bulletin.signed', 'bulletin.numbered', 'bulletin.rendered'] },
  // What everybody reads of a bulletin: its entries name the text that only its addressees have, so that no proof is handed out.
  publication: { subject: 'bulletin', proving: null },
  order: { subject: 'order', proving: ['order.issued', 'order.rendered'] },
  urging: { subject: 'dispatch', proving: ['dispatch.signed', 'dispatch.rendered'] },
  conclusion: { subject: 'dispatch', proving: ['dispatch.signed', 'dispatch.rendered'] },
  minutes: { subject: 'dispatch', proving: ['dispatch.signed', 'dispatch.rendered'] },
  briefing: { subject: 'dispatch', proving: ['dispatch.signed', 'dispatch.rendered'] },
  withdrawal: { subject: 'dispatch', proving: ['dispatch.signed', 'dispatch.rendered'] },
  // About persons: of these nothing is told but whether the page is genuine and still in force. A proof would name who acted.
  case: { subject: 'case', proving: null },
  appeal: { subject: 'appeal', proving: null },
} as const satisfies Record<
  string,
  { readonly subject: Subject['type']; readonly proving: readonly string[] | null }
>;
export type CodedDocument = keyof typeof documents;
const isCoded = (name: string | undefined): name is CodedDocument =>
  name !== undefined && Object.hasOwn(documents, name);

/** What the lines of a code say of a document. */
export interface DocumentCode {
  readonly document: CodedDocument;
  readonly number: string;
  readonly viewHash: string;
}

export interface DocumentStatus {
  readonly state: 'valid' | 'withdrawn' | 'superseded';
  /** Hash of the entry that says so. */
  readonly by: string | null;
  /** Of the document that stands in its place. */
  readonly number: string | null;
}

/** A document that left the house under this number and with this text, as it stands now. */
export interface KnownDocument {
  readonly code: DocumentCode;
  readonly status: DocumentStatus;
  readonly at: number;
  readonly zone: string;
  /** The letter that tells of its withdrawal, once that went out; null of what everybody or one person reads. */
  readonly notice: { readonly number: string; readonly date: string } | null;
  /** Of an order: the number of the one that stands in its place, and of the one in whose place it stands. */
  readonly replaced: string | null;
  readonly replaces: string | null;
  /** Of such a letter: what it says no longer stands. */
  readonly withdraws: { readonly kind: WithdrawnKind; readonly number: string } | null;
  /** What proves it; null where that is not handed out. */
  readonly entries: readonly StoredEntry[] | null;
}

export function codeFrom(text: string): DocumentCode | null {
  const lines = text.trim().split(/\s*\r?\n\s*/);
  // Where it is asked after: the fourth line of a code, of no use here.
  if (/^https?:/.test(lines.at(-1) ?? '')) lines.pop();
  const [first = '', number = '', ...groups] = lines;
  // Typed off a page it comes in groups, as it is printed.
  const viewHash = groups.join('').replace(/\s/g, '').toLowerCase();
  const document = /^mingcha\/([a-z]+)\/1$/.exec(first)?.[1];
  if (!isCoded(document) || number === '' || number.length > 60) return null;
  return /^[0-9a-f]{64}$/.test(viewHash) ? { document, number, viewHash } : null;
}

/** null: no such document went out. Number and fingerprint both have to be those of one, and one answer is given to all the rest. */
export async function knownDocument(services: Services, code: DocumentCode): Promise<KnownDocument | null> {
  return services.db.read(async (reader) => {
    const found = await issuedUnder(reader, code);
    if (found === null) return null;
    const { subject, proving } = documents[code.document];
    const entries = await reader.entriesOf({ type: subject, id: found.id });
    const common = {
      code,
      at: services.now(),
      zone: await zoneOf(reader, found.office),
      ...(await replacementOf(reader, code, found.id)),
      notice: proving === null ? null : await noticeThatWentOut(reader, found.id),
      withdraws: code.document === 'withdrawal' ? await withdrawnNumber(reader, found) : null,
    };
    if (proving === null) {
      const ended = entries.filter(({ header }) => ending.includes(header.kind));
      const status =
        code.document === 'publication'
          ? await statusOfPublic(reader, ended.at(-1))
          : await statusOfPersonal(reader, code, { id: found.id, entries });
      return status === null ? null : { ...common, status, entries: null };
    }
    const signed = entries.filter(
      ({ header, fields }) =>
        (proving as readonly string[]).includes(header.kind) &&
        [undefined, code.viewHash].includes(clearValue(fields, 'viewHash') as string | undefined),
    );
    const ended = entries.filter(({ header }) => ending.includes(header.kind));
    return { ...common, status: await statusBy(reader, ended.at(-1)), entries: [...signed, ...ended] };
  });
}

const ending: readonly string[] = [
  'bulletin.corrected',
  'bulletin.revoked',
  'order.revoked',
  'dispatch.revoked',
];

async function issuedUnder(
  { prisma }: Reader,
  { document, number, viewHash }: DocumentCode,
): Promise<{ readonly id: string; readonly office: string } | null> {
  const select = { id: true, office: true } as const;
  const signed = { number, viewHash };
  switch (document) {
    case 'order':
      return prisma.order.findFirst({ where: signed, select });
    case 'bulletin':
      return prisma.bulletin.findFirst({ where: { ...signed, issuedAt: { not: null } }, select });
    case 'publication':
      return prisma.bulletin.findFirst({
        where: { number, publicViewHash: viewHash, publishedAt: { not: null } },
        select,
      });
    // The competent organ numbers its own papers by hand: their code says which case or appeal they are of.
    case 'case':
      return prisma.accountabilityCase.findUnique({ where: { id: number }, select });
    case 'appeal':
      return prisma.appeal.findFirst({
        where: { viewHash, OR: [{ number }, { number: null, id: number }] },
        select,
      });
    default:
      return prisma.dispatch.findFirst({
        where: { ...signed, form: document, issuedAt: { not: null } },
        select,
      });
  }
}

/** A draft in its place is told to nobody; the unit reads an order from its printing on. */
async function replacementOf({ prisma }: Reader, { document }: DocumentCode, id: string) {
  if (document !== 'order') return { replaced: null, replaces: null };
  const [row, later] = await Promise.all([
    prisma.order.findUnique({ where: { id }, select: { replaces: true } }),
    prisma.order.findFirst({
      where: { replaces: id, sha256: { not: null }, state: { not: 'revoked' } },
      select: { number: true },
      orderBy: { issuedAt: 'desc' },
    }),
  ]);
  const before =
    row?.replaces == null
      ? null
      : await prisma.order.findUnique({ where: { id: row.replaces }, select: { number: true } });
  return { replaced: later?.number ?? null, replaces: before?.number ?? null };
}

async function noticeThatWentOut(reader: Reader, id: string): Promise<KnownDocument['notice']> {
  const notice = (await noticesOf(reader, id)).find(({ issuedAt }) => issuedAt !== null);
  return notice?.number == null || notice.dated === null
    ? null
    : { number: notice.number, date: notice.dated };
}

async function withdrawnNumber(
  reader: Reader,
  { id, office }: { readonly id: string; readonly office: string },
): Promise<KnownDocument['withdraws']> {
  const row = await reader.prisma.dispatch.findUnique({ where: { id }, select: { withdraws: true } });
  if (row?.withdraws == null) return null;
  const found = await withdrawnDocument(reader, office, withdrawnBy(row.withdraws));
  return found === null || found.kind === null || found.number === null
    ? null
    : { kind: found.kind, number: found.number };
}

async function statusBy({ prisma }: Reader, last: StoredEntry | undefined): Promise<DocumentStatus> {
  if (last === undefined) return { state: 'valid', by: null, number: null };
  const by = clearValue(last.fields, 'by');
  if (last.header.kind !== 'bulletin.corrected' || typeof by !== 'string')
    return { state: 'withdrawn', by: last.hash, number: null };
  const row = await prisma.bulletin.findUnique({ where: { id: by }, select: { number: true } });
  return { state: 'superseded', by: last.hash, number: row?.number ?? null };
}

/** As of a bulletin; what stands in its place is named once everybody can read that too. */
async function statusOfPublic(reader: Reader, last: StoredEntry | undefined): Promise<DocumentStatus> {
  const told = { ...(await statusBy(reader, last)), by: null };
  if (told.number === null) return told;
  const { number } = told;
  const out = await reader.prisma.bulletin.count({ where: { number, publishedAt: { not: null } } });
  return out > 0 ? told : { ...told, number: null };
}

/** What ends a text of a case, by the act that made it. */
const endingOf: Readonly<Record<string, Readonly<Record<string, 'withdrawn' | 'superseded'>>>> = {
  'case.approved': { 'case.withdrawn': 'withdrawn' },
  'case.decided': {
    'case.changed': 'superseded',
    'case.revoked': 'withdrawn',
    'case.remitted': 'withdrawn',
  },
};

/** Null where no text of it has this hash. By what it was ended is not told: an entry says who acted. */
async function statusOfPersonal(
  reader: Reader,
  { document, viewHash }: DocumentCode,
  { id, entries }: { readonly id: string; readonly entries: readonly StoredEntry[] },
): Promise<DocumentStatus | null> {
  const told = (state: DocumentStatus['state']) => ({ state, by: null, number: null });
  if (document === 'appeal') return told((await isOverturned(reader, id)) ? 'superseded' : 'valid');
  const at = entries.findIndex(({ fields }) => clearValue(fields, 'frozen') === viewHash);
  const made = entries[at];
  // A sealing says the same hash, and comes behind the act.
  if (made === undefined) return null;
  const ends = endingOf[made.header.kind] ?? {};
  const states = entries.slice(at + 1).flatMap(({ header }) => ends[header.kind] ?? []);
  // What was withdrawn after it was changed is withdrawn.
  return told(states.includes('withdrawn') ? 'withdrawn' : (states.at(-1) ?? 'valid'));
}

/** A result that a further way has changed is no longer the last word. */
async function isOverturned({ prisma }: Reader, id: string): Promise<boolean> {
  const row = await prisma.appeal.findUnique({ where: { id }, select: { further: true } });
  if (row?.further == null) return false;
  const next = await prisma.appeal.findUnique({
    where: { id: row.further },
    select: { result: true, executedAt: true },
  });
  return next !== null && next.executedAt !== null && next.result !== 'upheld';
}
