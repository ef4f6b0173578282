import type { Reader } from '@mingcha/db';
import type { Refusal, Role, Subject } from '@mingcha/domain';
import { matrix, may, type Verb } from '@mingcha/domain/access';
import type { FileRef, PaperForm } from '@mingcha/domain/papers';
import type { z } from 'zod';
import type { SignedIn } from '../context.ts';

/** A line of the printed sheet and of the page that compares it with the scan: key of words, and what stands there. */
export interface SheetLine {
  readonly label: string;
  readonly text: string;
}

/** What a paper says before the pen: title, lines, and the hash of the text that was laid before the decider. */
export interface Sheet {
  readonly title: string;
  readonly lines: readonly SheetLine[];
  readonly shown: string | null;
}

/** What the recorder reads off the paper; keys are those of `said`. */
export interface Asked {
  readonly key: string;
  /** Key of words. */
  readonly label: string;
  readonly kind: 'text' | 'long' | 'choice' | 'day' | 'count';
  /** May stand empty on the paper. */
  readonly optional?: boolean;
  /** Asked only where an earlier choice was one of these. */
  readonly when?: { readonly key: string; readonly among: readonly string[] };
  /** Of a choice: values, each with its key of words. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/** Day and scan of an entered paper. */
export interface Written {
  readonly day: string;
  readonly scan: FileRef;
}

/**
 * An act that may also be done with a pen. `run` is the capability's own command: it is called inside the transaction of
 * the check, with the decider as the actor, and must leave its mark in a kind wrapped in `onPaperToo`.
 */
export interface PaperAct<Target extends object = object, Said extends object = object> {
  /** The right the decider needs. */
  readonly verb: Verb;
  readonly form: PaperForm;
  /** What is fixed when the sheet is printed: mostly `{ id }`. */
  readonly target: z.ZodType<Target>;
  /** What the pen adds. */
  readonly said: z.ZodType<Said>;
  readonly asked: readonly Asked[];
  about(target: Target): Subject;
  /** What is printed, read under the rights of whoever prepares it; refuses what they cannot see. */
  sheet(ctx: SignedIn, target: Target): Promise<Sheet>;
  /** Who drafted what the paper decides about: they do not enter it. */
  drafters(reader: Reader, about: Subject): Promise<readonly string[]>;
  /** Persons the subject is addressed to: they decide as `party`. */
  parties?(reader: Reader, about: Subject): Promise<readonly string[]>;
  /** Subjects that `run` touches beside `about`: all locks of a transaction are taken before its first entry. */
  also?(target: Target): readonly Subject[];
  /** Of a sheet that goes out of the office under a name of its own: keys of words for its title, its box, its notes. */
  readonly printed?: { readonly title: string; readonly box: string; readonly notes: readonly string[] };
  /** What is wrong with the words alone: told to whoever types them, who has the paper in hand, and not first to the checker. */
  wrong?(ctx: SignedIn, said: Said, written: Written): Promise<Refusal | null>;
  /** Roles that may decide it; without it whoever has the verb. */
  readonly deciders?: readonly Role[];
  /** What was seen is on the paper, so there is no `expected`: a text that changed since shows in its hash. */
  run(ctx: SignedIn, input: Target & Said): Promise<unknown>;
}

/** An act whose own types are known to itself alone. */
export type PaperActs = Readonly<Record<string, PaperAct>>;

export const paperAct = <Target extends object, Said extends object>(act: PaperAct<Target, Said>): PaperAct =>
  act as unknown as PaperAct;

export const decidersOf = (act: PaperAct): readonly Role[] =>
  act.deciders ?? (Object.keys(matrix) as Role[]).filter((role) => may([role], act.verb));
