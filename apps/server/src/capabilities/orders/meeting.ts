import { buffer } from 'node:stream/consumers';
import type { Reader } from '@mingcha/db';
import { type MeetingPhoto, type MeetingUnit, printedDay, renderMeeting } from '@mingcha/documents';
import { printedLine } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { FileRef } from '@mingcha/domain/papers';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { flowing } from '../../papers/flowing.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { digest } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { printCopy, printsFrom } from '../bulletins/queries.ts';
import { word } from '../printed-words.ts';
import { type LedgerItem, ledgerItems } from './ledger.ts';

const captionLength = 120;
const caption = (text: string) => [...printedLine(text)].slice(0, captionLength).join('');

/** `which`: `all` or a unit, with `.outward` for what may leave the office. */
export async function printMeeting(ctx: SignedIn, which: string) {
  const [whose = '', wanted] = which.split('.');
  if (wanted !== undefined && wanted !== 'outward') refuse('not-found', { subject: 'order' });
  const outward = wanted === 'outward';
  const { services } = ctx;
  const { office, items, unit } = await ledgerItems(ctx, whose === 'all' ? null : whose);
  const groups = Map.groupBy(items, ({ row }) => row.unit);
  if (groups.size === 0) refuse('not-found', { subject: 'order' });
  const units: MeetingUnit[] = [];
  for (const [name, group] of groups) {
    const each = byUrgency(group);
    units.push({
      unit: name,
      rows: each.map(({ row }) => row),
      before: await before(ctx, each, office.zone),
      after: outward ? null : await after(ctx, each, office.zone),
    });
  }
  const day = dayOf(services.now(), office.zone);
  const hashes = new Map(
    units.flatMap((one) =>
      [one.before, one.after].flatMap((photo) => (photo ? [[photo.evidence, photo.sha256]] : [])),
    ),
  );
  const issuer = printedLine(office.name);
  const bytes = await flowing((press) =>
    renderMeeting(
      { v: 1, document: 'meeting', language: 'zh-CN', issuer, day, outward, units },
      {
        ...press,
        fonts: fontsOf(services),
        digest,
        photos: (evidence) => buffer(services.blobs.read(hashes.get(evidence) ?? '')),
      },
    ),
  );
  const edition = word(outward ? 'document.meeting.outward' : 'document.meeting.internal');
  const name = [word('document.meeting.title'), unit, edition, day].filter(Boolean).join(' ');
  return { bytes, filename: `${name}.pdf` };
}

/** The gravest first: what is late before what is open before what is done. */
const byUrgency = (items: readonly LedgerItem[]): LedgerItem[] =>
  [...items].sort(({ row: a }, { row: b }) => rank(a) - rank(b));
const rank = ({ overdue, closed: done }: LedgerItem['row']): number => (overdue ? 0 : done === null ? 1 : 2);

/** A photograph of what was found: its masked copy, or one that a second person found nobody in. No other is printed. */
async function before(
  { services }: SignedIn,
  items: readonly LedgerItem[],
  zone: string,
): Promise<MeetingPhoto | null> {
  for (const [at, { item }] of items.entries()) {
    const photos = await services.db.read((reader) => photosOf(reader, item.finding));
    const prints = await printsFrom(
      services,
      photos.map(({ id }) => id),
    );
    for (const { id, capturedAt } of photos) {
      const sha256 = prints.get(id);
      if (sha256 === undefined) continue;
      const day = capturedAt === null ? '—' : printedDay(dayOf(Number(capturedAt), zone));
      return { evidence: id, sha256, caption: caption(word('document.meeting.taken', { n: at + 1, day })) };
    }
  }
  return null;
}

async function photosOf({ prisma }: Reader, finding: string) {
  const links = await prisma.findingEvidence.findMany({ where: { finding }, orderBy: { position: 'asc' } });
  const rows = await prisma.evidence.findMany({
    where: { id: { in: links.map(({ evidence }) => evidence) }, medium: 'photo', destroyedAt: null },
    select: { id: true, capturedAt: true },
  });
  return links.flatMap(({ evidence }) => rows.find(({ id }) => id === evidence) ?? []);
}

/** The newest photograph that the unit sent with its report: as it sent it, looked at by nobody, so for this office alone. */
async function after(
  { services, session }: SignedIn,
  items: readonly LedgerItem[],
  zone: string,
): Promise<MeetingPhoto | null> {
  const reported = items
    .map((one, at) => ({ ...one, at }))
    .filter(({ item }) => item.reportedAt !== null)
    .sort(({ item: a }, { item: b }) => Number(b.reportedAt) - Number(a.reportedAt));
  for (const { item, at } of reported)
    for (const file of z.array(FileRef).safeParse(item.proof).data ?? []) {
      if (!file.mime.startsWith('image/')) continue;
      const source = { sha256: file.sha256, office: session.office, evidence: item.order };
      // What a unit sends in may be broken in any way; then there is no picture of it.
      const sha256 = await printCopy(services, source).catch(() => null);
      if (sha256 === null) continue;
      const day = printedDay(dayOf(Number(item.reportedAt), zone));
      return {
        evidence: item.id,
        sha256,
        caption: caption(word('document.meeting.sent', { n: at + 1, day })),
      };
    }
  return null;
}
