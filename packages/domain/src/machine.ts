import type { Kind } from './kinds.ts';
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
import type { SubjectType } from './primitives.ts';
import { type Refusal, type RefusalCode, refusal } from './refusals.ts';

/** What every state has: whose it is, where it stands, and which entries came when they had no place. */
export interface MachineState {
  readonly id: string | null;
  readonly status: string;
  readonly office: string | null;
  /** Hashes of entries that the table does not know in the state they met: kept, shown, without effect. */
  readonly outOfPlace: readonly string[];
}

export const nothingYet = { id: null, office: null, outOfPlace: [] } as const;

interface Typed {
  readonly type: string;
}

export type Guard<S, C, X> = (state: S, command: C, context: Context & X) => Refusal | null;
export type Emit<S, C, X> = (state: S, command: C, context: Context & X) => readonly NewEvent[];

export interface Machine<S extends MachineState, C extends Typed, X> {
  readonly subject: SubjectType;
  readonly initial: S;
  readonly transitions: readonly Transition[];
  readonly guards: Readonly<Record<string, Guard<S, C, X>>>;
  readonly emits: { readonly [T in C['type']]?: Emit<S, Extract<C, { type: T }>, X> };
  /** Commands refused in every state with words of their own. */
  readonly closed?: { readonly [T in C['type']]?: RefusalCode };
  /** What an entry changes besides the state's name. */
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
    if (row.when === 'later') continue;
    const missing = row.guards.find((guard) => !Object.hasOwn(machine.guards, guard));
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
  const closed = machine.closed?.[command.type as C['type']];
  if (closed) return refused({ code: closed, facts: {} });

  const rows = machine.transitions.filter((row) => row.command === command.type && row.from === state.status);
  const open = rows.filter((row) => row.when === 'now');
  const [row] = open;
  if (!row) {
    const subjectAndCommand = { subject: `subject.${machine.subject}`, command: `command.${command.type}` };
    return refused(
      rows.length > 0
        ? refusal('not-open-yet', subjectAndCommand)
        : refusal('state-forbids', { ...subjectAndCommand, state: stateWord(machine.subject, state.status) }),
    );
  }
  const roles = new Set(open.flatMap((each) => each.roles));
  if (!context.roles.some((role) => roles.has(role))) {
    return refused(refusal('role-missing', { roles: [...roles].map((role) => `role.${role}`).join(' ') }));
  }
  for (const name of row.guards) {
    const no = machine.guards[name]?.(state, command, context);
    if (no) return refused(no);
  }
  const emit = machine.emits[command.type as C['type']] as Emit<S, C, X> | undefined;
  if (!emit) throw new Error(`${machine.subject}: nothing is recorded for ${command.type}`);
  return accepted(emit(state, command, context));
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
  const base = { ...state, id: entry.subject.id, office: entry.office };
  if (entry.kind === 'attested') return machine.apply(base, entry);
  const rows = machine.transitions.filter((row) => row.kind === entry.kind && row.when === 'now');
  if (rows.length === 0) return base;
  if (!rows.some((row) => row.from === state.status)) {
    return { ...base, outOfPlace: [...base.outOfPlace, entry.hash] };
  }
  return machine.apply(base, entry);
}

/** Facts that are codes travel as keys of words, so that the reader's language says them. */
export const stateWord = (subject: SubjectType, status: string) => `state.${subject}.${status}`;

/** Many sources, one row each. */
export const rowsFrom = (
  from: readonly string[],
  row: Omit<Transition, 'from' | 'to'> & { readonly to?: string },
): readonly Transition[] => from.map((state) => ({ to: state, ...row, from: state }));

/** Drops keys without a value: the journal's canonical form has no undefined. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
