import type { House } from '../house/house.ts';

/** A browser without a screen: keeps cookies, asks over HTTP. */
export class Browser {
  readonly #url: string;
  #cookie = '';

  constructor(house: Pick<House, 'url'>) {
    this.#url = house.url;
  }

  async signIn(username: string, password: string) {
    const answer = await fetch(`${this.#url}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username, password }),
    });
    const cookies = answer.headers.getSetCookie();
    if (answer.ok) this.#cookie = cookies.map((one) => one.split(';', 1)[0]).join('; ');
    return { status: answer.status, cookies, body: (await answer.json()) as Answer };
  }

  get(path: string, headers: Record<string, string> = {}, signal?: AbortSignal): Promise<Response> {
    const sent = { cookie: this.#cookie, ...headers };
    return fetch(`${this.#url}${path}`, { headers: sent, ...(signal === undefined ? {} : { signal }) });
  }

  async ask(path: string, input?: unknown) {
    const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    const answer = await this.get(`/trpc/${path}${query}`);
    return { status: answer.status, body: (await answer.json()) as Answer };
  }

  async tell(path: string, input: unknown, headers: Record<string, string> = {}) {
    const answer = await fetch(`${this.#url}/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie, ...headers },
      body: JSON.stringify(input),
    });
    return { status: answer.status, body: (await answer.json()) as Answer };
  }

  /** A file, as bytes. */
  send(path: string, body: Uint8Array): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', cookie: this.#cookie },
      body: new Uint8Array(body),
    });
  }

  /** What a request of this browser carries. */
  get signed(): { readonly cookie: string } {
    return { cookie: this.#cookie };
  }

  async signOut(): Promise<void> {
    await fetch(`${this.#url}/api/auth/sign-out`, { method: 'POST', headers: { cookie: this.#cookie } });
  }
}

interface Refusal {
  readonly code: string;
  readonly facts: Record<string, string | number>;
}
export interface Answer {
  readonly refusal?: Refusal;
  readonly result?: { readonly data: never };
  readonly error?: { readonly data: { readonly refusal: Refusal } };
}
export const refusalIn = ({ body }: { body: Answer }): string | undefined =>
  body.refusal?.code ?? body.error?.data.refusal.code;

/** The answer, where there was one. */
export function dataOf<T>({ result }: Answer): T {
  if (result === undefined) throw new Error('refused');
  return result.data as T;
}
