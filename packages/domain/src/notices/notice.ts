import type { Role } from '../access/roles.ts';
import type { Verb } from '../access/verbs.ts';

/** Persons whom a subject itself names. Who they are is read from its rows when the notice is told. */
export const parts = [
  'drafter',
  'proposer',
  'opener',
  'filer',
  'lead',
  'members',
  'recorder',
  'respondent',
  'holders',
  'investigators',
  'forum',
  'reviewers',
  'person',
  'deputy',
  'giver',
  'taker',
] as const;
export type Part = (typeof parts)[number];

/** Who is told: holders of a role in the office, whoever sits in a seat of the subject's unit, persons it names. */
export type Addressee =
  | { readonly role: Role }
  | { readonly seat: 'liaison' | 'chief' }
  | { readonly part: Part };

/** Which clock of the subject the notice speaks of. */
export const dueNames = ['acknowledge', 'next', 'answer', 'defence', 'decide', 'back'] as const;
export type DueName = (typeof dueNames)[number];

/**
 * What may leave the house in a mail or a message. open: the sentence itself, which never names anybody and nothing that
 * was found. discreet: only that something waits; of an unannounced visit or of somebody called to account not even that
 * there is one may stand on a telephone.
 */
export type Outside = 'open' | 'discreet';

export interface Tell {
  /** Names the sentence: `notice.<code>`. */
  readonly code: string;
  readonly to: readonly Addressee[];
  /** The verb by which whoever is told may read the subject; null where they are told of themselves. */
  readonly by: Verb | null;
  readonly due: DueName | null;
  readonly outside: Outside;
  /** Told only where the subject stands in one of these states; null for any. */
  readonly states: readonly string[] | null;
}

/**
 * Why an entry is told to nobody. step: its author's own next step, or one that another notice tells. listed: work lists
 * count it, and there are too many to tell each. kept: bookkeeping of the house. asked: whoever asks finds it.
 */
export type Silence = 'step' | 'listed' | 'kept' | 'asked';
export type Decision = readonly Tell[] | Silence;

interface How {
  readonly due?: DueName;
  readonly states?: readonly string[];
}

const teller =
  (outside: Outside) =>
  (code: string, by: Verb | null, to: readonly Addressee[], { due, states }: How = {}): Tell => ({
    code,
    to,
    by,
    due: due ?? null,
    outside,
    states: states ?? null,
  });

export const openly = teller('open');
export const discreetly = teller('discreet');

export const roles = (...names: readonly Role[]): readonly Addressee[] => names.map((role) => ({ role }));
export const named = (...names: readonly Part[]): readonly Addressee[] => names.map((part) => ({ part }));
/** Of the inspected unit: whoever carries its answers and whoever signs them. */
export const unitPeople: readonly Addressee[] = [{ seat: 'liaison' }, { seat: 'chief' }];
