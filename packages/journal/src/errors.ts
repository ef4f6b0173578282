/** A value that the format cannot carry: a float, undefined, a lone surrogate, a path with a forbidden character. */
export class UnfitPayload extends Error {
  override readonly name = 'UnfitPayload';
  readonly at: string;
  constructor(why: string, at: string) {
    super(`${why} at ${at === '' ? 'the root' : at}`);
    this.at = at;
  }
}

/** Our own code asked for something that can never be right. */
export class BrokenInvariant extends Error {
  override readonly name = 'BrokenInvariant';
  readonly facts: Readonly<Record<string, string | number>>;
  constructor(what: string, facts: Readonly<Record<string, string | number>> = {}) {
    super(`${what} ${JSON.stringify(facts)}`);
    this.facts = facts;
  }
}
