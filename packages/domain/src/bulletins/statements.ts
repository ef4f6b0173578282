import type { StatementLink } from './bulletin-kinds.ts';
import { printedParagraphs } from './printed-text.ts';

export const statementParts = ['intro', 'requirements'] as const;
export type StatementPart = (typeof statementParts)[number];

/** A typed paragraph, where it begins in the field it was typed in, and what it rests on. */
export interface Statement {
  readonly part: StatementPart;
  readonly paragraph: number;
  readonly text: string;
  /** In UTF-16 units of the typed text. */
  readonly at: number;
  readonly findings: readonly string[];
}

/** The paragraphs of a typed text as they will be counted and printed: lines that print nothing are none. */
export function paragraphsOf(typed: string): readonly { readonly text: string; readonly at: number }[] {
  const lines: { text: string; at: number }[] = [];
  let at = 0;
  for (const text of typed.split(/[\n\r\u0085\u2028\u2029]/u)) {
    if (printedParagraphs(text).length > 0) lines.push({ text, at });
    at += text.length + 1;
  }
  return lines;
}

export const statementsOf = (
  part: StatementPart,
  typed: string,
  links: readonly StatementLink[],
): readonly Statement[] =>
  paragraphsOf(typed).map(({ text, at }, paragraph) => ({
    part,
    paragraph,
    text,
    at,
    findings: links.find((link) => link.part === part && link.paragraph === paragraph)?.findings ?? [],
  }));

/**
 * The links after a text was typed on. What stands before and after the change keeps its own; within it, paragraph keeps to
 * paragraph as long as their number stays, and a link to a paragraph that went away goes with it.
 */
export function carriedLinks(
  part: StatementPart,
  before: string,
  after: string,
  links: readonly StatementLink[],
): readonly StatementLink[] {
  const [old, next] = [before, after].map((typed) => paragraphsOf(typed).map(({ text }) => text)) as [
    string[],
    string[],
  ];
  let head = 0;
  while (head < Math.min(old.length, next.length) && old[head] === next[head]) head += 1;
  let tail = 0;
  while (
    tail < Math.min(old.length, next.length) - head &&
    old[old.length - 1 - tail] === next[next.length - 1 - tail]
  )
    tail += 1;
  const moved = next.length - old.length;
  return links.flatMap((link) => {
    if (link.part !== part || link.paragraph < head) return [link];
    if (link.paragraph >= old.length - tail) return [{ ...link, paragraph: link.paragraph + moved }];
    return link.paragraph < next.length - tail ? [link] : [];
  });
}

/** Links to findings of this bulletin; one that is left with none is none. */
export const linksWithin = (links: readonly StatementLink[], findings: readonly string[]): StatementLink[] =>
  links
    .map((link) => ({ ...link, findings: link.findings.filter((finding) => findings.includes(finding)) }))
    .filter((link) => link.findings.length > 0);

/** The links after this paragraph was linked to these findings. */
export const linked = (
  links: readonly StatementLink[],
  { part, paragraph, findings }: StatementLink,
): StatementLink[] => [
  ...links.filter((link) => link.part !== part || link.paragraph !== paragraph),
  ...(findings.length === 0 ? [] : [{ part, paragraph, findings }]),
];
