import { printedLine, printedParagraphs } from '@mingcha/domain/bulletins';
import { dayOf, localParts } from '@mingcha/domain/calendar';
import { type ConclusionText, reviewDays } from '@mingcha/domain/dispatches';
import { type ConclusionFinding, ConclusionView } from '@mingcha/domain/plans';
import type { WordKey } from '@mingcha/words';
import type { z } from 'zod';
import { evidenceUnder } from '../../access/veiled.ts';
import { placeOf } from '../bulletins/queries.ts';
import { printedReplies } from '../findings/queries.ts';
import { word } from '../printed-words.ts';
import type { Ground } from './view.ts';

type Text = z.infer<typeof ConclusionText>;
type Rows = Awaited<ReturnType<typeof findingsNamed>>;

/** 督查结论: what the plan covered at that unit, each finding from criterion to recommendation, and what proves it. */
export async function conclusionOf(ground: Ground, text: Text): Promise<ConclusionView> {
  const { reader, row, head } = ground;
  const unit = await reader.prisma.unit.findFirst({ where: { id: row.unit ?? '', office: row.office } });
  const rows = await findingsNamed(ground);
  return ConclusionView.parse({
    ...head,
    document: 'conclusion',
    title: printedLine(text.title),
    contact: { person: printedLine(text.contact.person), phone: printedLine(text.contact.phone) },
    recipient: printedLine(unit?.name ?? '—'),
    basis: printedParagraphs(text.basis),
    coverage: await coverageOf(ground),
    findings: await findingsTold(ground, rows, text),
    praise: printedParagraphs(text.praise),
    matters: printedParagraphs(text.matters),
    evidence: await evidenceOf(ground, rows),
    reviewDays,
  });
}

/** In the order in which they were chosen. What was referred meanwhile is shown on no draft. */
async function findingsNamed({ reader, row }: Ground) {
  const found = await reader.prisma.finding.findMany({
    where: { id: { in: row.findings }, office: row.office, state: { not: 'referred' } },
  });
  return row.findings.flatMap((id) => found.find((one) => one.id === id) ?? []);
}

const counted = ['submitted', 'reviewed', 'locked'];

async function coverageOf({ reader, row, zone, head }: Ground): Promise<ConclusionView['coverage']> {
  const visits = await reader.prisma.visit.findMany({
    where: {
      plan: row.plan ?? '',
      unit: row.unit ?? '',
      state: { in: counted },
      startedAt: { not: null },
    },
    select: { window: true, startedAt: true },
    orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
  });
  const day = (at: bigint | null | undefined) => (at == null ? head.preparedOn : dayOf(Number(at), zone));
  return {
    from: day(visits.at(0)?.startedAt),
    to: day(visits.at(-1)?.startedAt),
    visits: visits.length,
    windows: new Set(visits.flatMap((visit) => visit.window ?? [])).size,
  };
}

async function findingsTold(
  { reader, zone }: Ground,
  rows: Rows,
  { notes }: Text,
): Promise<ConclusionFinding[]> {
  const windows = await reader.prisma.serviceWindow.findMany({
    where: { id: { in: rows.flatMap((row) => row.window ?? []) } },
    select: { id: true, name: true },
  });
  const windowNames = new Map(windows.map(({ id, name }) => [id, printedLine(name)]));
  const replies = await printedReplies(reader, rows);
  return rows.map((row) => {
    const { day, time } = localParts(Number(row.observedAt), zone);
    const note = notes.find((one) => one.finding === row.id);
    const said = (typed: string | null | undefined) => printedLine(typed ?? '') || null;
    return {
      finding: row.id,
      place: placeOf(windowNames.get(row.window ?? ''), row.place) || '—',
      date: day,
      time,
      condition: said(row.observation) ?? '—',
      criterion: said(row.criterion),
      cause: said(note?.cause),
      effect: said(note?.effect),
      recommendation: said(note?.recommendation),
      replies: [...(replies.get(row.id) ?? [])],
    };
  });
}

/** What is broken, excluded or destroyed proves nothing. */
const without = ['broken', 'excluded', 'discarded', 'destroyed'];

async function evidenceOf({ reader, zone }: Ground, rows: Rows): Promise<ConclusionView['evidence']> {
  const listed: ConclusionView['evidence'] = [];
  for (const [at, { id }] of rows.entries()) {
    const pieces = await reader.prisma.evidence.findMany({
      where: {
        id: { in: await evidenceUnder(reader, [id]) },
        state: { notIn: without },
        receivedHash: { not: null },
      },
      orderBy: [{ capturedAt: 'asc' }, { id: 'asc' }],
    });
    for (const piece of pieces) {
      const { day, time } = localParts(Number(piece.capturedAt ?? piece.changedAt), zone);
      listed.push({
        evidence: piece.id,
        of: at + 1,
        medium: word(`medium.${piece.medium}` as WordKey),
        day,
        time,
        sha256: piece.receivedHash ?? '',
      });
    }
  }
  return listed;
}
