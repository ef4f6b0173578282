import type { Run, VisitState } from '@mingcha/domain/visits';
import { type Draft, type EntryOf, lost, open } from '../folding.ts';

export interface Said {
  readonly at: number;
  readonly by: string;
}
type Row = Pick<Draft<'Visit'>, 'id' | 'office'>;

/** A question that goes on under another name was still answered then, by that person. */
export function movedSaid(
  said: ReadonlyMap<string, Said>,
  { payload }: EntryOf<'visit.checklist-moved'>,
): Map<string, Said> {
  const after = new Map(said);
  for (const { from, to } of payload.mapping) {
    const before = said.get(from);
    if (before) after.set(to, before);
  }
  return after;
}

/** What was said to each question as it stands, then what belongs to a version that was left. */
export function answersOf(
  row: Row,
  { answers, excused, words, answerEvidence, kept }: VisitState,
  said: ReadonlyMap<string, Said>,
): Draft<'VisitAnswer'>[] {
  const line = (question: string, value: VisitState['answers'][string] | undefined, isKept: boolean) => {
    const note = isKept ? undefined : words[question];
    const excuse = isKept ? undefined : excused[question];
    const { at = 0, by = '' } = said.get(question) ?? {};
    return {
      id: isKept ? `${row.id}/kept/${question}` : `${row.id}/${question}`,
      subjectId: row.id,
      office: row.office,
      visit: row.id,
      question,
      value: value === undefined || lost(value) ? null : open(value),
      erased: value !== undefined && lost(value),
      excused: excuse === undefined ? null : open(excuse),
      words: note === undefined ? null : open(note),
      wordsErased: note !== undefined && lost(note),
      evidence: isKept ? [] : [...(answerEvidence[question] ?? [])],
      kept: isKept,
      answeredAt: at,
      answeredBy: by,
    };
  };
  const standing = new Set([...Object.keys(answers), ...Object.keys(excused)]);
  return [
    ...[...standing].map((question) => line(question, answers[question], false)),
    ...Object.entries(kept).map(([question, value]) => line(question, value, true)),
  ];
}

export const runOf = (row: Row, { id, watch, start, stop }: Run): Draft<'VisitRun'> => ({
  id: `${row.id}/${id}`,
  subjectId: row.id,
  office: row.office,
  visit: row.id,
  run: id,
  watch,
  startedAt: start.at,
  startMono: start.mono,
  startBoot: start.boot,
  stoppedAt: stop?.at ?? null,
  stopMono: stop?.mono ?? null,
  stopBoot: stop?.boot ?? null,
});
