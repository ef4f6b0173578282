import type { Reader } from '@mingcha/db';
import {
  BulletinDraftView,
  type BulletinFinding,
  BulletinView,
  ChartBy,
  charactersIn,
  printedLine,
  printedParagraphs,
  repliesSaid,
} from '@mingcha/domain/bulletins';
import { dayOf, localParts } from '@mingcha/domain/calendar';
import type { TaxonomyAxis } from '@mingcha/domain/registry';
import { codeIn, type Taxonomy } from '@mingcha/domain/taxonomy';
import type { PublicKeys } from '@mingcha/journal';
import { say, type WordKey } from '@mingcha/words';
import { printedIntervals } from '../../papers/printed-interval.ts';
import { printedReplies } from '../findings/queries.ts';
import { printedTimes } from '../printed-time.ts';
import { chartOf } from './chart.ts';
import { type Contents, recordedContents } from './contents.ts';
import { coverageOf } from './coverage.ts';
import { printedRequirements } from './printed-requirement.ts';

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['bulletin']['findUnique']>>>;

/** Hash of the copy that is printed, by evidence id. */
export type PrintHashes = ReadonlyMap<string, string>;

interface Known {
  readonly prints: PrintHashes;
  readonly serverKeys: PublicKeys;
}

/**
 * Everything the printed words depend on, resolved as it stands now. The same rows give the same view; the signer signs
 * its hash, and the printer is given nothing else.
 */
export const viewOf = async (reader: Reader, row: Row, known: Known): Promise<BulletinView> =>
  BulletinView.parse(await draftViewOf(reader, await recordedContents(reader, row), known));

/** The same of what is only being written: it may lack what nobody has got to yet. */
export async function draftViewOf(
  reader: Reader,
  contents: Contents,
  { prints, serverKeys }: Known,
): Promise<BulletinDraftView> {
  const { prisma } = reader;
  const office = await prisma.office.findUniqueOrThrow({ where: { id: contents.office } });
  const marks = await photoMarks(
    reader,
    contents.photos.map((photo) => photo.evidence),
  );
  const corrected =
    contents.corrects === null
      ? null
      : await prisma.bulletin.findFirst({
          where: { id: contents.corrects, office: contents.office },
          select: { number: true },
        });
  const findings = await findingsOf(reader, contents, { serverKeys, zone: office.zone });
  const chart = contents.chart === null ? null : chartOf(findings, ChartBy.parse(contents.chart));
  const units = await namesOf(reader, [...contents.recipients, ...contents.cc]);
  return BulletinDraftView.parse({
    v: 1,
    document: 'bulletin',
    language: 'zh-CN',
    id: contents.id,
    issuer: { name: printedLine(office.name), mark: printedLine(`${office.name}文件`) },
    secrecy: contents.secrecy,
    urgency: null,
    title: printedLine(contents.title),
    corrects: corrected?.number ?? null,
    recipients: contents.recipients.map((unit) => units.get(unit) ?? ''),
    intro: printedParagraphs(contents.intro),
    coverage: await coverageOf(reader, contents.findings, office.zone),
    findings,
    ...(chart === null ? {} : { chart }),
    requirements: printedRequirements(contents.requirements),
    deadline: contents.deadline,
    photos: contents.photos.flatMap(({ evidence, caption }) => {
      const sha256 = prints.get(evidence);
      const mark = marks.get(evidence) ?? '';
      return sha256 === undefined ? [] : [{ evidence, sha256, caption: printedLine(`${caption}${mark}`) }];
    }),
    contact: contactIn(office.settings),
    scope: contents.scope,
    cc: contents.cc.map((unit) => units.get(unit) ?? ''),
    printingOffice: printedLine(office.name),
    preparedOn: dayOf(contents.writtenAt, office.zone),
  });
}

/** A picture that was not taken here, or is a copy, says so under itself on paper too. */
async function photoMarks({ prisma }: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await prisma.evidence.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, origin: true, copyHow: true },
  });
  return new Map(
    rows.flatMap(({ id, origin, copyHow }) => {
      const said = [
        ...(origin === 'native' ? [] : [say('zh-CN', `origin.${origin}` as WordKey)]),
        ...(copyHow === null ? [] : [say('zh-CN', `copy.${copyHow}` as WordKey)]),
      ];
      return said.length === 0 ? [] : [[id, `（${said.join('；')}）`] as const];
    }),
  );
}

async function namesOf({ prisma }: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await prisma.unit.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
  });
  return new Map(rows.map((row) => [row.id, printedLine(row.name)]));
}

async function findingsOf(
  reader: Reader,
  bulletin: Contents,
  { serverKeys, zone }: { readonly serverKeys: PublicKeys; readonly zone: string },
): Promise<BulletinFinding[]> {
  const { prisma } = reader;
  const found = await prisma.finding.findMany({
    // What was referred meanwhile is shown on no draft; what is signed holds confirmed findings alone.
    where: { id: { in: [...bulletin.findings] }, state: { not: 'referred' } },
  });
  const rows = new Map(found.map((row) => [row.id, row]));
  const units = await namesOf(
    reader,
    found.flatMap((row) => row.unit ?? []),
  );
  const windows = await prisma.serviceWindow.findMany({
    where: { id: { in: found.flatMap((row) => row.window ?? []) } },
    select: { id: true, name: true },
  });
  const windowNames = new Map(windows.map((row) => [row.id, printedLine(row.name)]));
  const taxonomy = await taxonomyOf(reader, bulletin.office);
  const replies = await printedReplies(reader, found);
  const times = await printedTimes(reader, found);
  const intervals = await printedIntervals(reader, serverKeys, found, zone);
  return bulletin.findings.flatMap((id) => {
    const row = rows.get(id);
    if (row === undefined) return [];
    const { day, time } = localParts(Number(row.observedAt), zone);
    const code = row.style === null || row.subCode === null ? null : codeIn(taxonomy, row.style, row.subCode);
    return [
      {
        id: row.id,
        style: row.style as BulletinFinding['style'],
        category: code === null ? null : printedLine(code.zh),
        unit: units.get(row.unit ?? '') ?? '',
        place: placeOf(windowNames.get(row.window ?? ''), row.place),
        date: day,
        time,
        observation: printedLine(row.observation ?? ''),
        ...(times.has(row.id) ? { took: times.get(row.id) } : {}),
        ...(intervals.has(row.id) ? { proven: intervals.get(row.id) } : {}),
        criterion: row.criterion === null ? null : printedLine(row.criterion),
        ...(replies.get(row.id)?.length ? { replies: replies.get(row.id) } : {}),
      },
    ];
  });
}

/** The registered window first; the words of the inspector where they say more than its name. */
export function placeOf(window: string | undefined, typed: string | null): string {
  const place = printedLine(typed ?? '');
  if (window === undefined) return place;
  return place === '' || place.includes(window) ? place || window : `${window}（${place}）`;
}

export async function taxonomyOf({ prisma }: Reader, office: string): Promise<Taxonomy> {
  const row = await prisma.taxonomy.findFirst({
    where: { office },
    orderBy: [{ adoptedAt: 'desc' }, { id: 'desc' }],
  });
  return { version: row?.edition ?? '', axes: (row?.axes ?? []) as unknown as readonly TaxonomyAxis[] };
}

function contactIn(settings: unknown): { person: string; phone: string } | null {
  const { 'bulletin.contact-person': person, 'bulletin.contact-phone': phone } = settings as Record<
    string,
    unknown
  >;
  return typeof person === 'string' && typeof phone === 'string' ? { person, phone } : null;
}

/** Characters of the whole text, as the length guard counts them; not the interval that stands by each finding. */
export const charactersOf = (view: BulletinView): number =>
  charactersIn([
    view.title,
    ...view.intro,
    ...view.findings.flatMap((one) => [
      one.unit,
      one.place,
      one.observation,
      one.took ?? null,
      one.criterion,
      ...repliesSaid(one.replies ?? []),
    ]),
    ...view.requirements.flatMap((one) => [one.heading, one.text]),
  ]);
