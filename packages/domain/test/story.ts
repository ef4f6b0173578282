import { checkPayload, type Kind, type PayloadOf, ruleOf } from '../src/kinds.ts';
import type { Context, Lifecycle, NewEvent, Recorded } from '../src/lifecycle.ts';
import type { Refusal } from '../src/refusals.ts';
import { hash, office } from './people.ts';

let count = 0;

/** An event as the journal would hand it to fold. */
export function recorded(event: NewEvent, context: Pick<Context, 'person' | 'now'>): Recorded {
  count += 1;
  const rule = ruleOf(event.kind);
  return {
    hash: hash(`${event.kind}#${count}`),
    kind: event.kind,
    schema: rule.schema,
    subject: event.subject,
    office,
    actor: { person: context.person, seat: null },
    writer: '0'.repeat(32),
    writerClass: rule.writerClass === 'tablet' ? 'tablet' : 'server',
    at: context.now,
    after: [],
    payload: event.payload,
  } as unknown as Recorded;
}

/** A machine with what happened to it so far. Refusals throw, so that a story reads without checks. */
export class Story<S extends { readonly id: string | null }, C extends { readonly type: string }, X> {
  state: S;
  readonly lifecycle: Lifecycle<S, C, X>;
  readonly entries: Recorded[] = [];

  constructor(lifecycle: Lifecycle<S, C, X>, state: S = lifecycle.initial) {
    this.lifecycle = lifecycle;
    this.state = state;
  }

  tell(entry: Recorded): this {
    this.entries.push(entry);
    this.state = this.lifecycle.evolve(this.state, entry);
    return this;
  }

  did(command: C, context: Context & X): this {
    const result = this.lifecycle.decide(this.state, command, context);
    if (!result.ok)
      throw new Error(`${command.type}: ${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`);
    for (const event of result.value) {
      const shape = checkPayload(event.kind, event.payload);
      if (!shape.success) throw new Error(`${event.kind}: ${shape.error.message}`);
      this.tell(recorded(event, context));
    }
    return this;
  }

  /** The refusal, or null when it would be done. Changes nothing. */
  refusal(command: C, context: Context & X): Refusal | null {
    const result = this.lifecycle.decide(this.state, command, context);
    return result.ok ? null : result.refusal;
  }

  last(kind: Kind): Recorded | undefined {
    return this.entries.findLast((entry) => entry.kind === kind);
  }

  attest(person: string, of: string, now: number): this {
    const payload: PayloadOf<'attested'> = {
      of,
      person,
      key: null,
      alg: null,
      method: 'pin',
      proof: 'proof',
    };
    const subject = { type: this.lifecycle.subject, id: this.state.id ?? '' };
    return this.tell(recorded({ kind: 'attested', subject, payload }, { person, now }));
  }

  copy(): Story<S, C, X> {
    return new Story(this.lifecycle, this.state);
  }
}
