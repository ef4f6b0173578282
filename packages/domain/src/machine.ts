import type { ActingRole } from './access/roles.ts';
import type { Kind, PayloadOf } from './kinds.ts';
import {
  accepted,
  type Context,
  type Lifecycle,
  type NewEvent,
  type Recorded,
  type Result,
  refused,
  type Transition,
} from './lifecycle.ts';
import { type Subject, type SubjectType, subjectPrefixes } from './primitives.ts';
import { type Refusal, type RefusalCode, refusal } from './refusals.ts';

/** What every state has: whose it is, where it stands, and which entries came when they had no place. */
export interface MachineState {
  readonly id: string | null;
  readonly status: string;
  readonly office: string | null;
  /** Hashes of entries that the table does not know in the state they met: kept, shown, without effect. */
  readonly outOfPlace: readonly string[];
}

export const nothingYet = { id: null, status: 'none', office: null, outOfPlace: [] } as const;

interface Typed {
  readonly type: string;
}

/** An event before it knows its subject; most are about the machine's own. */
export interface Made {
  readonly kind: Kind;
  readonly payload: object;
  readonly subject?: Subject;
}

export const made = <K extends Kind>(kind: K, payload: PayloadOf<K>, subject?: Subject): readonly Made[] => [
  subject ? { kind, payload, subject } : { kind, payload },
];

export type Guard<S, C, X> = (state: S, command: C, context: Context & X) => Refusal | null;
export type Emit<S, C, X> = (state: S, command: C, context: Context & X) => readonly Made[];

export interface Machine<S extends MachineState, C extends Typed, X> {
  readonly subject: SubjectType;
  readonly initial: S;
  readonly transitions: readonly Transition[];
  readonly guards: Readonly<Record<string, Guard<S, C, X>>>;
  readonly emits: { readonly [T in C['type']]: Emit<S, Extract<C, { type: T }>, X> };
  /** Commands refused in every state with words of their own. */
  readonly closed?: { readonly [T in C['type']]?: RefusalCode };
  /** Kinds that are true whenever they are heard of: two writers out of each other's reach may cross. */
  readonly anytime?: readonly Kind[];
  /** What an entry changes besides the name of the state, which the table gives. */
  apply(state: S, entry: Recorded): S;
  readonly incompatible: readonly (readonly [Kind, Kind])[];
}

/**
 * One engine for all machines: the table says what may be asked in which state, by whom, under which guards.
 * Nothing is decided outside the table, so that reading the table is reading the rules.
 */
export function fromTable<S extends MachineState, C extends Typed, X>(
  machine: Machine<S, C, X>,
): Lifecycle<S, C, X> {
  for (const row of machine.transitions) {
    const missing = row.when === 'now' && row.guards.find((name) => !Object.hasOwn(machine.guards, name));
    if (missing) throw new Error(`${machine.subject}: row ${row.command} names the unknown guard ${missing}`);
  }
  return {
    subject: machine.subject,
    initial: machine.initial,
    transitions: machine.transitions,
    incompatible: machine.incompatible,
    decide: (state, command, context) => decide(machine, state, command, context),
    evolve: (state, entry) => evolve(machine, state, entry),
  };
}

function decide<S extends MachineState, C extends Typed, X>(
  machine: Machine<S, C, X>,
  state: S,
  command: C,
  context: Context & X,
): Result<readonly NewEvent[]> {
  const type = command.type as C['type'];
  const closed = machine.closed?.[type];
  if (closed) return refused({ code: closed, facts: {} });

  const rows = machine.transitions.filter((row) => row.command === type && row.from === state.status);
  const row = rows.find((each) => each.when === 'now');
  if (!row) {
    const facts = { subject: `subject.${machine.subject}`, command: `command.${type}` };
    return refused(
      rows.length > 0
        ? refusal('not-open-yet', facts)
        : refusal('state-forbids', { ...facts, state: stateWord(machine.subject, state.status) }),
    );
  }
  if (!context.roles.some((role) => row.roles.includes(role))) {
    return refused(refusal('role-missing', { roles: row.roles.map((role) => `role.${role}`).join(' ') }));
  }
  for (const name of row.guards) {
    const no = machine.guards[name]?.(state, command, context);
    if (no) return refused(no);
  }
  const emit = machine.emits[type] as unknown as Emit<S, C, X>;
  const own = { type: machine.subject, id: state.id ?? context.newId(subjectPrefixes[machine.subject]) };
  return accepted(
    emit(state, command, context).map(
      (each) =>
        ({ kind: each.kind, subject: each.subject ?? own, payload: compact(each.payload) }) as NewEvent,
    ),
  );
}

/**
 * Total: fold must give rows for any set of entries. An entry without a place in the table is kept by its hash and
 * changes nothing, so that a late tablet can neither rewrite what was confirmed nor be lost.
 */
function evolve<S extends MachineState, C extends Typed, X>(
  machine: Machine<S, C, X>,
  state: S,
  entry: Recorded,
): S {
  if (entry.subject.type !== machine.subject) return state;
  const base: S = { ...state, id: entry.subject.id, office: entry.office };
  const rows = machine.transitions.filter((row) => row.kind === entry.kind && row.when === 'now');
  // Kinds that are no step of the machine (an attestation, an erasure) may still tell it something.
  if (rows.length === 0) return machine.apply(base, entry);
  const row = rows.find((each) => each.from === state.status);
  if (!row && machine.anytime?.includes(entry.kind)) return machine.apply(base, entry);
  if (!row) return { ...base, outOfPlace: [...base.outOfPlace, entry.hash] };
  return machine.apply({ ...base, status: row.to }, entry);
}

/** Facts that are codes travel as keys of words, so that the reader's language says them. */
export const stateWord = (subject: string, status: string) => `state.${subject}.${status}`;

/** In a table, `stays` as the target: the state keeps its name. */
export const stays = '=';

type Rows = readonly Transition[];
const each = (from: string | readonly string[], to: string, rest: Omit<Transition, 'from' | 'to'>): Rows =>
  (typeof from === 'string' ? [from] : from).map((state) => ({
    from: state,
    to: to === stays ? state : to,
    ...rest,
  }));

/** A row, or one row for each of several sources, that is open now. */
export const now = (
  from: string | readonly string[],
  to: string,
  command: string,
  kind: Kind,
  roles: readonly ActingRole[],
  guards: readonly string[] = [],
  document?: string,
): Rows => each(from, to, { command, kind, roles, guards, ...(document ? { document } : {}), when: 'now' });

/** A row of the field that is known and not yet open: it has no entry, so that opening it changes nothing recorded. */
export const later = (
  from: string | readonly string[],
  to: string,
  command: string,
  roles: readonly ActingRole[],
  guards: readonly string[] = [],
  document?: string,
): Rows =>
  each(from, to, { command, kind: null, roles, guards, ...(document ? { document } : {}), when: 'later' });

/** Drops keys without a value: the journal's canonical form has no undefined. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}

/** Who took part, each once, in the order of their first act. */
export const withPerson = (people: readonly string[], person: string): readonly string[] =>
  people.includes(person) ? people : [...people, person];
