/** Somebody asked again before this was done: nobody waits for it any more. */
export class Overtaken extends Error {}

/**
 * Work that is asked for again with every pause in typing. Of one person only what was asked last is done, and never two
 * at once; of everybody together no more than `hands`.
 */
export class NewestOnly {
  readonly #hands: number;
  readonly #last = new Map<string, { stop: AbortController; done: Promise<unknown> }>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(hands: number) {
    this.#hands = hands;
  }

  /** Throws `Overtaken` where `gone` is aborted or the same person asks again before the end. */
  async run<T>(person: string, gone: AbortSignal, work: (stop: AbortSignal) => Promise<T>): Promise<T> {
    const before = this.#last.get(person);
    before?.stop.abort();
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, gone]);
    const done = (async () => {
      await before?.done.catch(() => {});
      await this.#hand(signal);
      try {
        assertWanted(signal);
        const made = await work(signal);
        assertWanted(signal);
        return made;
      } finally {
        this.#free();
      }
    })();
    const mine = { stop, done };
    this.#last.set(person, mine);
    try {
      return await done;
    } finally {
      if (this.#last.get(person) === mine) this.#last.delete(person);
    }
  }

  async #hand(signal: AbortSignal): Promise<void> {
    assertWanted(signal);
    if (this.#busy < this.#hands) this.#busy += 1;
    else await new Promise<void>((free) => this.#waiting.push(free));
  }

  #free(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy -= 1;
    else next();
  }
}

/** Between two steps of such work. */
export function assertWanted(signal: AbortSignal): void {
  if (signal.aborted) throw new Overtaken('asked for again, or by nobody any more');
}
