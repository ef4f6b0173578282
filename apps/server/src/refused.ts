import type { FactsOf, Refusal, RefusalCode, refusalFacts } from '@mingcha/domain';

/** An expected "no". Thrown so that the transaction it happens in rolls back; put on the wire by trpc.ts, once. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

type Facts<Code extends RefusalCode> = (typeof refusalFacts)[Code]['length'] extends 0
  ? []
  : [facts: FactsOf<Code>];

export function refuse<Code extends RefusalCode>(code: Code, ...[facts]: Facts<Code>): never {
  throw new Refused({ code, facts: facts ?? {} });
}
