import type { z } from 'zod';
import type { SubjectType } from './primitives.ts';

export type WriterClass = 'tablet' | 'server' | 'either';

/** What the journal must know of a kind, and the shape of its payload. */
export interface KindRule<P extends z.ZodObject = z.ZodObject, Personal extends string = string> {
  readonly schema: number;
  readonly writerClass: WriterClass;
  /** `*`: the entry is about whatever the entry it names is about. */
  readonly subject: SubjectType | '*';
  readonly payload: P;
  /** Top-level keys that must be sealed under the key of their case. */
  readonly personal: readonly Personal[];
  /** Map-valued keys hashed entry by entry, so that one answer can be withheld without the rest. */
  readonly split: readonly string[];
}

type KeyOf<P extends z.ZodObject> = keyof z.infer<P> & string;

const rule =
  (writerClass: WriterClass) =>
  <P extends z.ZodObject, const Personal extends KeyOf<P> = never>(
    subject: SubjectType | '*',
    payload: P,
    personal: readonly Personal[] = [],
    split: readonly KeyOf<P>[] = [],
  ): KindRule<P, Personal> => ({ schema: 1, writerClass, subject, payload, personal, split });

export const byServer = rule('server');
export const byTablet = rule('tablet');
export const byEither = rule('either');

/** A kind whose payload has grown: older entries come up through their upcasters. */
export const atSchema = <R extends KindRule>(schema: number, rule: R): R => ({ ...rule, schema });
