import type { Subject } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import { type Noun, nounOfSubject } from './nouns.ts';
import type { Standing } from './standing.ts';

type Pass = NonNullable<Standing['pass']>;

/** A code opens what is said about its own subject, and none of the other rights of its role. */
export const withinPass = ({ only }: Pass, verb: Verb): boolean =>
  verb.startsWith(`${only.type}.`) || (only.type === 'case' && ownAppeal.includes(verb));

/** Contesting what the code came with, and receiving what came of it. */
const ownAppeal: readonly Verb[] = ['appeal.file', 'appeal.own', 'appeal.receive'];

/** Rows of other tables that belong to a subject: what its answer page must be able to show. */
const belonging: Partial<Record<Noun, (only: Subject) => Record<string, unknown> | null>> = {
  // Whoever is told of a decision contests it by the same code.
  Appeal: ({ type, id }) => (type === 'case' ? { aboutId: id } : null),
};

/** The rows of a table that a code reaches, beside what its role reaches anyway; null for none. */
export function rowsOfPass({ only }: Pass, noun: Noun): Record<string, unknown> | null {
  if (noun === nounOfSubject[only.type]) return { id: only.id };
  return belonging[noun]?.(only) ?? null;
}
