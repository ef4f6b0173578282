import { buffer } from 'node:stream/consumers';
import { type Press, renderAppeal, renderBulletin, renderCase, renderOrder } from '@mingcha/documents';
import { type BulletinImprint, BulletinView } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { DispatchForm } from '@mingcha/domain/dispatches';
import { OrderView } from '@mingcha/domain/orders';
import { decisionIn, imprintOf } from '../capabilities/accountability/appeal-print.ts';
import { imprintsOf, printWith } from '../capabilities/dispatches/print.ts';
import { viewSchemas } from '../capabilities/dispatches/queries.ts';
import { zoneOf } from '../capabilities/office-time.ts';
import { type Ground, recordedOf } from './ground.ts';
import { heldTexts } from './held-texts.ts';

type Parts = Pick<Ground, 'db' | 'blobs'>;
type Seal = Extract<BulletinImprint['seal'], 'unsealed' | 'key'>;
/** With what it is printed again: nobody holds the file, only its hash is asked for. */
export type Reprint = Press & { readonly check: string | null };

/** A file that was printed from a frozen view, as it was recorded. */
export interface RecordedPrint {
  readonly place: string;
  readonly sha256: string;
  readonly fingerprint: string;
  /** SHA-256 of the document as it prints now; null where what it is printed from is not there, which other checks name. */
  again(press: Reprint): Promise<string | null>;
}

/** Every printed file whose hash an entry has: what was printed when it was signed, and what was printed for a key to seal. */
export async function recordedPrints(parts: Parts): Promise<RecordedPrint[]> {
  return [
    ...(await bulletins(parts)),
    ...(await published(parts)),
    ...(await orders(parts)),
    ...(await dispatches(parts)),
    ...(await held(parts)),
  ];
}

const select = {
  id: true,
  office: true,
  viewHash: true,
  sha256: true,
  fingerprint: true,
  number: true,
  dated: true,
  sealPrinted: true,
} as const;
const printed = { where: { sha256: { not: null } }, orderBy: { id: 'asc' } } as const;

interface Row {
  readonly id: string;
  readonly office: string;
  readonly sha256: string | null;
  readonly fingerprint: string | null;
  readonly number: string | null;
  readonly viewHash: string | null;
  readonly sealPrinted: string | null;
}

/** Of one document both files, where a key has sealed it. */
async function bothOf(
  { db }: Parts,
  what: 'bulletin' | 'order' | 'dispatch',
  row: Row,
  again: (press: Reprint, seal: Seal) => Promise<string | null>,
): Promise<RecordedPrint[]> {
  const { id, number, sha256, fingerprint, sealPrinted } = row;
  const files: RecordedPrint[] = [];
  const add = (hash: string, by: string, seal: Seal) =>
    files.push({
      place: `${what} ${number ?? id} ${hash}`,
      sha256: hash,
      fingerprint: by,
      again: (press) => again(press, seal),
    });
  if (sha256 !== null && fingerprint !== null) add(sha256, fingerprint, 'unsealed');
  if (sealPrinted === null) return files;
  for (const { kind, payload } of await recordedOf(db, { type: what, id }))
    if (kind === `${what}.sealed-by-key` && 'fingerprint' in payload)
      add(sealPrinted, String(payload.fingerprint), 'key');
  return files;
}

async function imprintedOf(
  { db }: Parts,
  { office, number, dated, at }: Pick<Row, 'office' | 'number'> & { dated: string | null; at: bigint | null },
  seal: Seal,
): Promise<BulletinImprint | null> {
  if (number === null || dated === null || at === null) return null;
  const date = dayOf(Number(at), await zoneOf(db.reader, office));
  return { number, date, printedOn: dated, seal, copy: null };
}

/** As it is stored, before anybody has looked at its form. */
const storedView = async ({ blobs }: Parts, hash: string | null): Promise<unknown> =>
  hash === null
    ? null
    : buffer(blobs.read(hash)).then(
        (bytes): unknown => JSON.parse(bytes.toString('utf8')),
        () => null,
      );

async function bulletins(parts: Parts): Promise<RecordedPrint[]> {
  const rows = await parts.db.prisma.bulletin.findMany({ ...printed, select: { ...select, signedAt: true } });
  const files: RecordedPrint[] = [];
  for (const row of rows)
    files.push(
      ...(await bothOf(parts, 'bulletin', row, async (press, seal) => {
        const view = BulletinView.safeParse(await storedView(parts, row.viewHash));
        const imprint = await imprintedOf(parts, { ...row, at: row.signedAt }, seal);
        if (!view.success || imprint === null) return null;
        return printAgain(parts, view.data, { ...press, imprint });
      })),
    );
  return files;
}

async function printAgain(
  { blobs }: Parts,
  view: BulletinView,
  press: Reprint & { readonly imprint: BulletinImprint },
): Promise<string> {
  const hashes = new Map(view.photos.map(({ evidence, sha256 }) => [evidence, sha256]));
  const photos = (evidence: string) => buffer(blobs.read(hashes.get(evidence) ?? ''));
  return (await renderBulletin(view, { ...press, photos })).sha256;
}

/** What everybody reads of a bulletin: another text under the same number. */
async function published(parts: Parts): Promise<RecordedPrint[]> {
  const rows = await parts.db.prisma.bulletin.findMany({
    where: { publicSha256: { not: null } },
    orderBy: { id: 'asc' },
    select: { ...select, signedAt: true, publicViewHash: true, publicSha256: true, publicFingerprint: true },
  });
  return rows.flatMap(({ publicViewHash, publicSha256, publicFingerprint, ...row }) =>
    publicSha256 === null || publicFingerprint === null
      ? []
      : [
          {
            place: `public bulletin ${row.number ?? row.id} ${publicSha256}`,
            sha256: publicSha256,
            fingerprint: publicFingerprint,
            async again(press) {
              const view = BulletinView.safeParse(await storedView(parts, publicViewHash));
              const imprint = await imprintedOf(parts, { ...row, at: row.signedAt }, 'unsealed');
              return view.success && imprint !== null
                ? printAgain(parts, view.data, { ...press, imprint })
                : null;
            },
          },
        ],
  );
}

async function orders(parts: Parts): Promise<RecordedPrint[]> {
  const rows = await parts.db.prisma.order.findMany({ ...printed, select: { ...select, issuedAt: true } });
  const files: RecordedPrint[] = [];
  for (const row of rows)
    files.push(
      ...(await bothOf(parts, 'order', row, async (press, seal) => {
        const view = OrderView.safeParse(await storedView(parts, row.viewHash));
        const imprint = await imprintedOf(parts, { ...row, at: row.issuedAt }, seal);
        if (!view.success || imprint === null) return null;
        return (await renderOrder(view.data, { ...press, imprint })).sha256;
      })),
    );
  return files;
}

async function dispatches(parts: Parts): Promise<RecordedPrint[]> {
  const rows = await parts.db.prisma.dispatch.findMany({
    ...printed,
    select: { ...select, signedAt: true, form: true, year: true, serial: true, total: true },
  });
  const files: RecordedPrint[] = [];
  for (const row of rows)
    files.push(
      ...(await bothOf(parts, 'dispatch', row, async (press, seal) => {
        const shape = viewSchemas[DispatchForm.parse(row.form)];
        const view = shape.safeParse(await storedView(parts, row.viewHash));
        const imprints = imprintsOf(row, { zone: await zoneOf(parts.db.reader, row.office), seal });
        if (!view.success || imprints === null) return null;
        return (await printWith(press, view.data, imprints)).sha256;
      })),
    );
  return files;
}

/** Texts about persons are printed when they are asked for, and recorded where a key has sealed them. */
async function held({ db }: Parts): Promise<RecordedPrint[]> {
  const files: RecordedPrint[] = [];
  for await (const { subject, entries, view, sealing } of heldTexts({ db })) {
    if (sealing === null) continue;
    const { unsigned, fingerprint, number = null } = sealing;
    files.push({
      place: `${subject.type} ${subject.id} ${unsigned}`,
      sha256: unsigned,
      fingerprint,
      async again(press) {
        if (view.document !== 'appeal')
          return (await renderCase(view, { ...press, seal: 'key', number })).sha256;
        const { office } = entries[0] ?? { office: '' };
        const decision = decisionIn(entries, await zoneOf(db.reader, office));
        if (decision === null || decision === 'erased') return null;
        return (
          await renderAppeal(view, { ...press, imprint: imprintOf(decision, 'key'), organNumber: number })
        ).sha256;
      },
    });
  }
  return files;
}
