import { type Given, saidTo, shownQuestions } from './answering.ts';
import { type Answer, type Band, type Points, type Question, scaleOf, type Template } from './question.ts';

/** Most that this question can bring. */
export function mostOf({ points, scale }: Pick<Question, 'points' | 'scale'>): number {
  return points === undefined ? 0 : Math.max(0, ...worths(points, scaleOf({ scale })));
}

function worths(points: Points, scale: number): readonly number[] {
  switch (points.by) {
    case 'yes-no':
      return [points.yes, points.no];
    case 'scale':
      return [points.each * scale];
    case 'choice':
      return Object.values(points.each);
    case 'steps':
      return [...points.steps.map((step) => step.points), points.beyond];
  }
}

export function worthOf(points: Points, said: Answer): number {
  switch (points.by) {
    case 'yes-no':
      return said === true ? points.yes : said === false ? points.no : 0;
    case 'scale':
      return typeof said === 'number' ? points.each * said : 0;
    case 'choice':
      return typeof said === 'string' ? (points.each[said] ?? 0) : 0;
    case 'steps':
      if (typeof said !== 'number') return 0;
      return points.steps.find(({ upTo }) => said <= upTo)?.points ?? points.beyond;
  }
}

export interface GroupScore {
  readonly group: string;
  readonly total: number;
  readonly most: number;
}
export interface Score {
  readonly groups: readonly GroupScore[];
  readonly total: number;
  readonly most: number;
  /** Whole hundredths; null while nothing that counts is answered. */
  readonly share: number | null;
  readonly band: Band | null;
  /** Questions that count, are asked, and have neither answer nor excuse. */
  readonly open: number;
}

/** Counts what is asked and answered. What was excused or is not asked counts on neither side. */
export function scoreOf(
  { questions, bands = [] }: Pick<Template, 'questions' | 'bands'>,
  given: Given,
): Score {
  const groups = new Map<string, { total: number; most: number }>();
  let open = 0;
  for (const question of shownQuestions(questions, given)) {
    if (question.points === undefined) continue;
    const said = saidTo(given, question.id);
    if (said === null) {
      if (!Object.hasOwn(given.excused, question.id)) open += 1;
      continue;
    }
    const sum = groups.get(question.group) ?? { total: 0, most: 0 };
    groups.set(question.group, {
      total: sum.total + worthOf(question.points, said),
      most: sum.most + mostOf(question),
    });
  }
  // What is taken off never goes below nothing, in no group and so not in all.
  const lines = [...groups].map(([group, { total, most }]) => ({ group, total: Math.max(0, total), most }));
  const sum = (of: 'total' | 'most') => lines.reduce((all, line) => all + line[of], 0);
  const [total, most] = [sum('total'), sum('most')];
  const share = most === 0 ? null : Math.floor((total * 100) / most);
  return { groups: lines, total, most, share, band: share === null ? null : bandOf(bands, share), open };
}

const bandOf = (bands: readonly Band[], share: number): Band | null =>
  [...bands].sort((a, b) => b.from - a.from).find((band) => share >= band.from) ?? null;
