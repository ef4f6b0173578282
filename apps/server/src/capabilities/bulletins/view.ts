import type { Reader } from '@mingcha/db';
import {
  type BulletinFinding,
  BulletinView,
  ChartBy,
  printedLine,
  printedParagraphs,
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
import { coverageOf } from './coverage.ts';
import { printedRequirements } from './printed-requirement.ts';

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['bulletin']['findUnique']>>>;

/** Hash of the copy that is printed, by evidence id. */
export type PrintHashes = ReadonlyMap<string, string>;

/**
 * Everything the printed words depend on, resolved as it stands now. The same rows give the same view; the signer signs
 * its hash, and the printer is given nothing else.
 */
export async function viewOf(
  reader: Reader,
  row: Row,
  { prints, serverKeys }: { readonly prints: PrintHashes; readonly serverKeys: PublicKeys },
): Promise<BulletinView> {
  const { prisma } = reader;
  const office = await prisma.office.findUniqueOrThrow({ where: { id: row.office } });
  const recipients = await prisma.bulletinUnit.findMany({
    where: { bulletin: row.id },
    orderBy: { position: 'asc' },
  });
  const photos = await prisma.bulletinPhoto.findMany({
    where: { bulletin: row.id },
    orderBy: { position: 'asc' },
  });
  const marks = await photoMarks(
    reader,
    photos.map((photo) => photo.evidence),
  );
  const corrected =
    row.corrects === null
      ? null
      : await prisma.bulletin.findFirst({
          where: { id: row.corrects, office: row.office },
          select: { number: true },
        });
  const findings = await findingsOf(reader, row, { serverKeys, zone: office.zone });
  const chart = row.chart === null ? null : chartOf(findings, ChartBy.parse(row.chart));
  const units = await namesOf(reader, [...recipients.map((one) => one.unit), ...row.cc]);
  return BulletinView.parse({
    v: 1,
    document: 'bulletin',
    language: 'zh-CN',
    id: row.id,
    issuer: { name: printedLine(office.name), mark: printedLine(`${office.name}文件`) },
    secrecy: row.secrecy,
    urgency: null,
    title: printedLine(row.title),
    corrects: corrected?.number ?? null,
    recipients: recipients.map((one) => units.get(one.unit) ?? ''),
    intro: printedParagraphs(row.intro ?? ''),
    coverage: await coverageOf(reader, await namedIn(reader, row.id), office.zone),
    findings,
    ...(chart === null ? {} : { chart }),
    requirements: printedRequirements(row.requirements ?? ''),
    deadline: row.deadline,
    photos: photos.flatMap(({ evidence, caption }) => {
      const sha256 = prints.get(evidence);
      const mark = marks.get(evidence) ?? '';
      return sha256 === undefined
        ? []
        : [{ evidence, sha256, caption: printedLine(`${caption ?? ''}${mark}`) }];
    }),
    contact: contactIn(office.settings),
    scope: 'internal',
    cc: row.cc.map((unit) => units.get(unit) ?? ''),
    printingOffice: printedLine(office.name),
    preparedOn: dayOf(Number(row.revisedAt), office.zone),
  });
}

async function namedIn({ prisma }: Reader, bulletin: string): Promise<string[]> {
  const links = await prisma.bulletinFinding.findMany({ where: { bulletin }, select: { finding: true } });
  return links.map(({ finding }) => finding);
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
  bulletin: Row,
  { serverKeys, zone }: { readonly serverKeys: PublicKeys; readonly zone: string },
): Promise<BulletinFinding[]> {
  const { prisma } = reader;
  const links = await prisma.bulletinFinding.findMany({
    where: { bulletin: bulletin.id },
    orderBy: { position: 'asc' },
  });
  const found = await prisma.finding.findMany({
    // What was referred meanwhile is shown on no draft; what is signed holds confirmed findings alone.
    where: { id: { in: links.map((link) => link.finding) }, state: { not: 'referred' } },
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
  return links.flatMap((link) => {
    const row = rows.get(link.finding);
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

/** Characters of the whole text, as the length guard counts them: every mark, no spaces; not the interval that stands by each finding. */
export function charactersOf(view: BulletinView): number {
  const texts = [
    view.title,
    ...view.intro,
    ...view.findings.flatMap((one) => [
      one.unit,
      one.place,
      one.observation,
      one.took ?? '',
      one.criterion ?? '',
    ]),
    ...view.findings
      .flatMap((one) => one.replies ?? [])
      .flatMap((reply) => [
        reply.statement ?? '',
        ...[...reply.points, ...reply.officeReply].map(({ text }) => text),
      ]),
    ...view.requirements.flatMap((one) => [one.heading ?? '', one.text]),
  ];
  return texts.reduce((sum, text) => sum + [...text.replace(/\s/gu, '')].length, 0);
}
