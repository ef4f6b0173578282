/** A guard was asked without the fact it looks at. Passing for want of a fact would be the worst answer. */
export class MissingFact extends Error {
  readonly fact: string;

  constructor(fact: string) {
    super(`the fact ${fact} was not given`);
    this.name = 'MissingFact';
    this.fact = fact;
  }
}

export function given<T>(value: T | undefined, fact: string): T {
  if (value === undefined) throw new MissingFact(fact);
  return value;
}
