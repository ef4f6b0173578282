import type { Context, Lifecycle, NewEvent, Result } from '@mingcha/domain';
import { visitLifecycle } from '@mingcha/domain/visits';
import type { Author } from '../journal/notebook.ts';
import { newId } from '../keys/bytes.ts';
import { nameIn } from '../state/pack.ts';
import type { Open } from '../state/tablet.ts';

/** Who acts: the one whose PIN opened the tablet, from the seat that the pack names. */
export function authorOf(open: Open): Author {
  const seat = open.pack.get()?.persons.find((each) => each.id === open.person)?.seat ?? null;
  return { person: open.person, seat };
}

/** What decide is told of the actor; a team's lead is the one the visit names. */
export function contextOf(open: Open, visit: string, id?: string, member?: string): Context {
  const { fields } = open.notebook.stateOf(visitLifecycle, visit);
  const { person, seat } = member === undefined ? authorOf(open) : { person: member, seat: null };
  return {
    now: Date.now(),
    person,
    seat,
    roles: fields?.lead === person ? ['inspector', 'lead'] : ['inspector'],
    office: open.enrolment.office,
    newId: (prefix) => id ?? newId(prefix),
  };
}

export interface Ask<S, C, X> {
  readonly visit: string;
  readonly lifecycle: Lifecycle<S, C, X>;
  /** The subject; a new one is named by the caller, so that its evidence can name it first. */
  readonly id: string;
  readonly command: C;
  readonly facts: X;
  /** Who does it, where it is not the one who opened the tablet. */
  readonly person?: string;
}

/** The same rules as on the server, before anything is written. */
export function decide<S, C, X>(open: Open, ask: Ask<S, C, X>): Result<readonly NewEvent[]> {
  const state = open.notebook.stateOf(ask.lifecycle, ask.id);
  return ask.lifecycle.decide(state, ask.command, {
    ...ask.facts,
    ...contextOf(open, ask.visit, ask.id, ask.person),
  });
}

export const memberName = (open: Open, person: string): string =>
  nameIn(open.pack.get()?.persons ?? [], person) ?? person.slice(-4);
