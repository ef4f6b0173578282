import { type IncomingHttpHeaders, request } from 'node:http';

/** An answer that came whole. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Where a connection breaks: nowhere, once everything was sent, or when the answer begins to come. */
export type Cut = 'nowhere' | 'sent' | 'answered';

export interface Asked {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly cut?: Cut;
}

const patience = 30_000;

/** One request on a connection of its own. Null: no answer; what became of the request is not known here. */
export function ask(
  url: URL,
  { method, headers = {}, body, cut = 'nowhere' }: Asked,
): Promise<Answer | null> {
  return new Promise((done) => {
    const length = body === undefined ? {} : { 'content-length': String(body.byteLength) };
    const asked = request(url, { method, headers: { ...headers, ...length }, agent: false });
    asked.setTimeout(patience, () => asked.destroy());
    asked.on('error', () => done(null));
    asked.on('close', () => done(null));
    // All of it is on its way before the line breaks: the server reads it, and answers nobody.
    asked.on('finish', () => {
      if (cut === 'sent') setTimeout(() => asked.destroy(), 2);
    });
    asked.on('response', (response) => {
      if (cut !== 'nowhere') {
        asked.destroy();
        return;
      }
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', () => done(null));
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    asked.end(body);
  });
}

export const pause = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));
