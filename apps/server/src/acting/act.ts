import { isDbError, type Reader, type Writer } from '@mingcha/db';
import {
  type ActingRole,
  type Lifecycle,
  officeClock,
  type Recorded,
  type Subject,
  subjectPrefixes,
} from '@mingcha/domain';
import { rowInScope } from '../access/scope.ts';
import type { Standing } from '../access/standing.ts';
import type { Act, Acted, SubjectRef } from '../act.ts';
import type { SignedIn } from '../context.ts';
import { Refused, refuse } from '../refused.ts';
import type { Services } from '../services.ts';
import { type Author, draftsOf, keyOf } from './drafts.ts';
import { marked, type Ways } from './ways.ts';

export interface Together {
  readonly reader: Writer;
  act<S, C, X>(input: Act<S, C, X>): Promise<Acted<S>>;
  /** What the office's own clock decides as a consequence, in the same transaction. */
  actAsOffice<S, C, X>(input: Act<S, C, X>): Promise<Acted<S>>;
}

interface Actor extends Author {
  readonly roles: readonly ActingRole[];
  readonly ways?: Ways;
  /** Whether this actor's rights reach the subject. */
  reaches(reader: Reader, subject: Subject): Promise<boolean>;
}

/** decide → append on a lane → fold → commit → answer. The answer exists only after the commit. */
export function act<S, C, X>(ctx: SignedIn, input: Act<S, C, X>): Promise<Acted<S>> {
  return actTogether(ctx, [input.subject, ...(input.also ?? [])], (t) => t.act(input));
}

/** Several commands that stand or fall together; every subject they touch is named up front and locked in order. */
export function actTogether<R>(
  ctx: SignedIn,
  subjects: readonly SubjectRef[],
  work: (t: Together) => Promise<R>,
): Promise<R> {
  const { session, services } = ctx;
  const actor: Actor = {
    ...session,
    ways: { paper: ctx.paper, pass: session.pass?.id },
    reaches: (reader, subject) => rowInScope(ctx, reader, subject),
  };
  return together(services, actor, subjects, work, ctx.within);
}

/** What time alone changes: decided by the office's clock in a job. */
export function actAsOffice<S, C, X>(
  services: Services,
  office: string,
  input: Act<S, C, X>,
): Promise<Acted<S>> {
  return togetherAsOffice(services, office, [input.subject, ...(input.also ?? [])], (t) => t.act(input));
}

/** Several of these that stand or fall together. */
export function togetherAsOffice<R>(
  services: Services,
  office: string,
  subjects: readonly SubjectRef[],
  work: (t: Together) => Promise<R>,
): Promise<R> {
  return together(services, clockOf(office), subjects, work);
}

/** Somebody who is not at this request's other end: who invited a tablet that now claims its invitation. */
export function togetherAs<R>(
  services: Services,
  standing: Standing,
  subjects: readonly SubjectRef[],
  work: (t: Together) => Promise<R>,
): Promise<R> {
  return together(services, { ...standing, reaches: async () => true }, subjects, work);
}

const personKeys = `${subjectPrefixes.person}_`;

const clockOf = (office: string): Actor => ({
  office,
  person: officeClock,
  seat: null,
  roles: ['scheduler'],
  reaches: async () => true,
});

async function together<R>(
  services: Services,
  actor: Actor,
  subjects: readonly SubjectRef[],
  work: (t: Together) => Promise<R>,
  within?: Writer,
): Promise<R> {
  const inside = async (writer: Writer): Promise<R> => {
    await writer.lock(distinct(subjects));
    return work({
      reader: writer,
      act: (input) => actWithin(services, actor, writer, input),
      actAsOffice: (input) => actWithin(services, clockOf(actor.office), writer, input),
    });
  };
  // A paper's own act joins the transaction of its check, which then answers for both.
  if (within !== undefined) return inside(within);
  try {
    return await services.db.transact(inside);
  } catch (error) {
    // Two decided at once and neither screen was stale when it was sent: the database's unique key decides.
    if (isDbError(error, 'changed-meanwhile')) refuse('changed-meanwhile', { state: '' });
    // The key that would have to seal it is gone, because everything under it was lawfully erased.
    if (isDbError(error, 'key-destroyed') && String(error.facts.kid).startsWith(personKeys))
      refuse('registry.person-erased');
    throw error;
  }
}

async function actWithin<S, C, X>(
  services: Services,
  actor: Actor,
  writer: Writer,
  input: Act<S, C, X>,
): Promise<Acted<S>> {
  const { lifecycle, subject } = input;
  const history = await writer.recordedOf(subject);
  const state = stateOf(lifecycle, history);
  if (input.creates === true) {
    if (history.length > 0) refuse('changed-meanwhile', { state: statusOf(state) });
  } else if (history.length === 0 || !(await actor.reaches(writer, subject))) {
    refuse('not-found', { subject: subject.type });
  }
  const counts = new Map<string, number>();
  for (const one of distinct([subject, ...(input.also ?? [])]))
    counts.set(keyOf(one), await writer.count(one));
  const count = counts.get(keyOf(subject)) ?? 0;
  if (input.expected !== undefined && input.expected !== count)
    refuse('changed-meanwhile', { state: statusOf(state) });

  const now = services.now();
  const facts =
    typeof input.facts === 'function' ? await factsFrom<S, X>(input.facts, writer, state, now) : input.facts;
  const { person, seat, roles, office } = actor;
  // What comes to be has the identifier that was locked for it.
  const newId = input.creates === true ? () => subject.id : services.newId;
  const base = { now, person, seat, roles, office, newId, paper: actor.ways?.paper };
  const result = lifecycle.decide(state, input.command, Object.assign({}, facts, base));
  if (!result.ok) throw new Refused(result.refusal);

  const drafts = draftsOf(marked(result.value, actor.ways ?? {}), actor, counts, history);
  const appended = await writer.append(drafts);
  await writer.fold();
  return {
    subject,
    state: stateOf(lifecycle, await writer.recordedOf(subject)),
    count: count + drafts.filter((draft) => keyOf(draft.subject) === keyOf(subject)).length,
    entries: appended.map((one) => one.hash),
  };
}

export function stateOf<S, C, X>(lifecycle: Lifecycle<S, C, X>, history: readonly Recorded[]): S {
  return history.reduce((state, entry) => lifecycle.evolve(state, entry), lifecycle.initial);
}

function factsFrom<S, X>(read: unknown, writer: Writer, state: S, now: number): Promise<X> {
  return (read as (reader: Writer, state: S, now: number) => Promise<X>)(writer, state, now);
}

function distinct(subjects: readonly SubjectRef[]): SubjectRef[] {
  return [...new Map(subjects.map((subject) => [keyOf(subject), subject])).values()];
}

/** The present state's name, for the person who came second. */
function statusOf(state: unknown): string {
  return typeof state === 'object' && state !== null && 'status' in state ? String(state.status) : '';
}
