import { Browser } from '../door/browser.ts';
import type { Town } from '../house/town.ts';
import { dataOf, type Weather } from './weather.ts';

/** Several decisions on the same state of one unit, sent at once: one of them may stand, and one of them must. */
interface Race {
  readonly expected: number;
  readonly names: readonly string[];
}

/** A desk that repeats what was not answered. Nobody else touches its unit. */
export class DeskClient {
  readonly unit: string;
  readonly races: Race[] = [];
  /** Names that an answer said are recorded. */
  readonly acknowledged: string[] = [];
  readonly wrong: string[] = [];
  readonly #browser: Browser;
  #open: Race | null = null;
  #version = 1;

  private constructor(unit: string, browser: Browser) {
    this.unit = unit;
    this.#browser = browser;
  }

  static async signIn(town: Town, url: string, username: string, password: string): Promise<DeskClient> {
    const browser = new Browser({ url });
    const { status } = await browser.signIn(username, password);
    if (status !== 200) throw new Error(`${username} could not sign in: ${status}`);
    return new DeskClient(town.otherUnit, browser);
  }

  get unsaid(): number {
    return this.#open === null ? 0 : 1;
  }

  /** Up to three decide at once; whatever got no answer is decided again in the same words. */
  async decide(weather: Weather, fresh = true): Promise<void> {
    if (this.#open === null) {
      if (!fresh) return;
      const names = Array.from({ length: 1 + weather.roll(3) }, (_, n) => `财政局·${this.races.length}·${n}`);
      this.#open = { expected: this.#version, names };
      this.races.push(this.#open);
    }
    const { expected, names } = this.#open;
    const answers = await Promise.all(
      names.map(async (name) => {
        weather.tally.decisions += 1;
        const input = {
          id: this.unit,
          expected,
          name,
          code: 'QY-11',
          level: 'unit',
          parent: null,
          targetClass: 'GENERAL_MANAGEMENT',
          hasWindow: true,
        };
        return { name, answer: await weather.tell('registry.reviseUnit', input, this.#browser.signed) };
      }),
    );
    const won = answers.filter(({ answer }) => answer?.status === 200);
    if (won.length > 1)
      this.wrong.push(`${won.map(({ name }) => name).join(' and ')} were both told they won`);
    for (const { name, answer } of answers)
      if (answer !== null && answer.status !== 200 && !answer.text.includes('changed-meanwhile'))
        this.wrong.push(`${name}: ${answer.status} ${answer.text}`);
    const [first] = won;
    if (first?.answer) {
      this.acknowledged.push(first.name);
      this.#version = dataOf<{ version: number }>(first.answer).version;
    } else if (answers.some(({ answer }) => answer === null)) return;
    // Everybody was told that it changed meanwhile: one of these, whose answer was lost before, was it.
    else this.#version = expected + 1;
    this.#open = null;
  }
}
