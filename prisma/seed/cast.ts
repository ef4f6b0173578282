import { type Api, signedInApi } from './client.ts';
import type { DemoClock } from './clock.ts';

/** Sessions end after fifteen idle minutes, administrators' after ten: the story signs in again before that. */
const FRESH = 8 * 60_000;

/** Everybody of the story: who has which account, and a signed-in way to the server for each. */
export class Cast {
  readonly #url: string;
  readonly #clock: DemoClock;
  readonly #passwords = new Map<string, string>();
  readonly #sessions = new Map<string, { api: Api; used: number }>();
  /** username → person */
  readonly person = new Map<string, string>();

  constructor(url: string, clock: DemoClock) {
    this.#url = url;
    this.#clock = clock;
  }

  add(username: string, person: string, password: string): void {
    this.person.set(username, person);
    this.#passwords.set(username, password);
    this.#sessions.delete(username);
  }

  personOf(username: string): string {
    const person = this.person.get(username);
    if (!person) throw new Error(`nobody is called ${username}`);
    return person;
  }

  passwordOf(username: string): string {
    const password = this.#passwords.get(username);
    if (!password) throw new Error(`nobody is called ${username}`);
    return password;
  }

  async as(username: string): Promise<Api> {
    const now = this.#clock.now();
    const open = this.#sessions.get(username);
    if (open && now - open.used < FRESH) {
      open.used = now;
      return open.api;
    }
    const api = await signedInApi(this.#url, username, this.passwordOf(username));
    this.#sessions.set(username, { api, used: now });
    return api;
  }
}
