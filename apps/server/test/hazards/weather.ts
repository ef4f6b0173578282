import { dice } from '@mingcha/soak';
import { type Answer, type Asked, ask, type Cut } from './line.ts';

/** What was done and what was suffered, counted over all clients. */
export class Tally {
  asked = 0;
  unanswered = 0;
  /** Answered with “not done” by procedures, which write in the database. */
  refused = 0;
  /** And by the way of the bytes. */
  refusedUploads = 0;
  cut = 0;
  pushes = 0;
  entries = 0;
  uploads = 0;
  decisions = 0;
}

/** The way to the server, as good as the weather is: one seed says which connections break, and where. */
export class Weather {
  readonly tally = new Tally();
  readonly #url: string;
  readonly roll: (sides: number) => number;
  /** Whether the last request was answered. */
  answers = true;
  /** Of ten requests so many lose their answer. */
  lossy = 0;

  constructor(url: string, seed: number) {
    this.#url = url;
    this.roll = dice(seed);
  }

  async ask(path: string, asked: Asked): Promise<Answer | null> {
    const cut: Cut = this.roll(10) < this.lossy ? (this.roll(2) === 0 ? 'sent' : 'answered') : 'nowhere';
    this.tally.asked += 1;
    if (cut !== 'nowhere') this.tally.cut += 1;
    const answer = await ask(new URL(path, this.#url), { ...asked, cut });
    this.answers = answer !== null;
    if (answer === null) this.tally.unanswered += 1;
    else if (answer.status >= 500 || answer.status === 429) {
      this.tally[path.startsWith('/trpc') ? 'refused' : 'refusedUploads'] += 1;
      return null;
    }
    return answer;
  }

  /** A procedure; null where nothing was acknowledged. */
  tell(path: string, input: unknown, headers: Readonly<Record<string, string>>): Promise<Answer | null> {
    return this.ask(`/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: Buffer.from(JSON.stringify(input)),
    });
  }
}

export const dataOf = <T>(answer: Answer): T =>
  (JSON.parse(answer.text) as { readonly result: { readonly data: T } }).result.data;
