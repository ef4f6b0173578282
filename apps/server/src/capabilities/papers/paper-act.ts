import type { Reader } from '@mingcha/db';
import type { Role, Subject } from '@mingcha/domain';
import type { Verb } from '@mingcha/domain/access';
import type { z } from 'zod';
import type { SignedIn } from '../../context.ts';

/** 呈批 · 答复 · 送达 · 用印 */
export type PaperForm = 'approval' | 'answer' | 'service' | 'sealing';

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

/** What the recorder reads off the paper, field by field; keys are those of the input. */
export interface Asked {
  readonly key: string;
  readonly label: string;
  readonly kind: 'text' | 'long' | 'choice' | 'day' | 'count';
  /** Of a choice: values, each with its key of words. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

/**
 * An act that may also be done with a pen. Its `run` is the capability's own command; it is called inside the
 * transaction of the check, with the decider as the actor, and must leave its mark in a kind wrapped in `onPaperToo`.
 */
export interface PaperAct<Input = unknown> {
  /** The right the decider needs. */
  readonly verb: Verb;
  readonly form: PaperForm;
  readonly input: z.ZodType<Input>;
  /** Keys of the input that are written on the paper by hand: left out when it is prepared, read off when it is entered. */
  readonly asked: readonly Asked[];
  about(input: Partial<Input>): Subject;
  /** What is printed. Read under the right of whoever prepares it. */
  sheet(ctx: SignedIn, input: Partial<Input>): Promise<Sheet>;
  /** Who drafted what the paper decides about: they do not enter it. */
  drafters(reader: Reader, about: Subject): Promise<readonly string[]>;
  /** Persons the subject is addressed to; they decide as `party`. */
  parties?(reader: Reader, about: Subject): Promise<readonly string[]>;
  run(ctx: SignedIn, input: Input): Promise<unknown>;
  /** Roles that may decide it; without it whoever has the verb. */
  readonly deciders?: readonly Role[];
}

export type AnyPaperAct = PaperAct<never>;
export type PaperActs = Readonly<Record<string, AnyPaperAct>>;

/** Keeps the input's type inside one act and forgets it in the table. */
export const paperAct = <Input>(act: PaperAct<Input>): AnyPaperAct => act as unknown as AnyPaperAct;
