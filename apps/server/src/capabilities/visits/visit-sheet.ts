import type { FormBox, FormSheet } from '@mingcha/documents';
import { dayOf } from '@mingcha/domain/calendar';
import { measured } from '@mingcha/domain/visits';
import { timeWords } from '@mingcha/words';
import type { SignedIn } from '../../context.ts';
import { letterNumber } from '../../exchange/letter.ts';
import { timesOfVisit } from '../../journal/proven-time.ts';
import { closed, formRows, momentIn, word } from '../printed-words.ts';
import { runsOf } from '../runs.ts';
import { getVisit } from './queries.ts';

/** What both papers of a visit stand on, read under the rights of whoever prints: the page and the paper say the same. */
export async function visitGround(ctx: SignedIn, id: string) {
  const { services, session } = ctx;
  const detail = await getVisit(ctx, id);
  const { office, runs, times } = await services.db.read(async (reader) => ({
    office: await reader.prisma.office.findUniqueOrThrow({ where: { id: session.office } }),
    runs: await runsOf(reader, id),
    times: await timesOfVisit(reader, services.serverKeys, id),
  }));
  const at = momentIn(office.zone);
  const name = (key: string | null): string => (key === null ? '' : (detail.names[key] ?? '—'));
  const { visit } = detail;
  const day = dayOf(visit.scheduledAt, office.zone);
  const number = letterNumber(office.code, visit.id, day.slice(0, 4));
  const target = [name(visit.unit), name(visit.window)].filter(Boolean).join(' ');
  return { detail, visit, office, runs, times, at, name, day, number, target };
}
export type VisitGround = Awaited<ReturnType<typeof visitGround>>;

/** Every stretch of every stopwatch: when it began, how long it took, and by which clock that is known. */
export function timedRows(label: 'document.paper.runs' | 'document.list.runs', { runs, at }: VisitGround) {
  const lines = runs.map(({ watch, start, stop }) => {
    const took = stop && measured(start, stop);
    const said =
      took === null
        ? [word('desk.visit.unstopped', { watch: word(`watch.${watch}`) })]
        : [
            ...timeWords(word, { by: 'watch', watch, elapsed: took.elapsed, measured: 'both' }, () => null),
            word(`time.by.${took.by}`),
          ];
    return word('document.paper.run', {
      at: at(start.at),
      said: closed(said.join(word('document.time.comma'))),
    });
  });
  return formRows(label, lines.length === 0 ? [word('document.paper.run.none')] : lines);
}

export function visitSheet(
  { office, visit, day, number }: VisitGround,
  sheet: Pick<FormSheet, 'title' | 'rows' | 'notes'> & { readonly boxes: readonly Pick<FormBox, 'label'>[] },
  publicUrl: string,
): FormSheet {
  return {
    language: 'zh-CN',
    issuer: office.name,
    id: visit.id,
    day,
    title: sheet.title,
    rows: sheet.rows,
    boxes: sheet.boxes.map(({ label }) => ({
      label,
      choices: [],
      lines: 2,
      foot: [word('document.paper.signature'), word('document.paper.date')],
    })),
    notes: sheet.notes,
    code: `${publicUrl}/visits/${visit.id}`,
    codeNotes: [number],
  };
}

/** 36.1234567 N from units of 1e-7. */
export const positionFacts = (lat7: number, lon7: number, accuracyCm: number | null) => ({
  lat: (lat7 / 1e7).toFixed(6),
  lon: (lon7 / 1e7).toFixed(6),
  accuracy: Math.ceil((accuracyCm ?? 0) / 100),
});
