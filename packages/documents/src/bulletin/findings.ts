import {
  type BulletinFinding,
  type BulletinSection,
  type BulletinView,
  bulletinSections,
  sectionOf,
} from '@mingcha/domain/bulletins';

/** The findings as the bulletin groups and counts them. */
export const isPraise = (finding: BulletinFinding): boolean => finding.style === 'PRAISE';
export const praiseOf = (view: BulletinView): BulletinFinding[] => view.findings.filter(isPraise);
export const problemsOf = (view: BulletinView): BulletinFinding[] =>
  view.findings.filter((finding) => !isPraise(finding));

export type PrintedStyle = Exclude<BulletinSection, 'PRAISE'>;
const styles = bulletinSections.filter((section): section is PrintedStyle => section !== 'PRAISE');
export const styleOf = ({ style }: BulletinFinding): PrintedStyle => {
  const section = sectionOf(style);
  return section === 'PRAISE' ? 'other' : section;
};

export function byStyle(problems: readonly BulletinFinding[]): [PrintedStyle, BulletinFinding[]][] {
  return styles
    .map((style): [PrintedStyle, BulletinFinding[]] => [
      style,
      problems.filter((one) => styleOf(one) === style),
    ])
    .filter(([, group]) => group.length > 0);
}

export const unitsOf = (findings: readonly BulletinFinding[]): string[] => [
  ...new Set(findings.map((finding) => finding.unit)),
];

/** Sub-categories with their counts, the most frequent first. */
export function categoriesOf(findings: readonly BulletinFinding[]): [category: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { category } of findings) if (category) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

/** A few problems are told in the text; more of them stand in a list of their own, and the text sums them up. */
const mostInText = 5;
export const hasList = (view: BulletinView): boolean => problemsOf(view).length > mostInText;

export interface Attachment {
  kind: 'list' | 'photos';
  title: string;
}
