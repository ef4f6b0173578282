import type { Refusal } from '@mingcha/domain';

/** An expected "no". Thrown so that the transaction it happens in rolls back; put on the wire by trpc.ts, once. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

export function refuse(code: Refusal['code'], facts: Refusal['facts'] = {}): never {
  throw new Refused({ code, facts });
}
