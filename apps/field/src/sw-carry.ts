/// <reference lib="webworker" />
// A file that the page makes piece by piece, answered to the browser's downloads as a stream: it is never whole anywhere but
// where it is saved. A GET of this very page's own making; nothing from the network and nothing kept.

interface Waiting {
  readonly name: string;
  readonly port: MessagePort;
}
interface Piece {
  readonly bytes?: Uint8Array;
  readonly end?: true;
}

const waiting = new Map<string, Waiting>();
export const carryPath = /^\/field\/carry\/([0-9a-f-]{36})$/;

/** A message of the page that a file is about to be asked for; the page asks once it hears that this is known. */
export function hearCarry({ data, ports }: ExtendableMessageEvent): void {
  const { carry, name, answers } = (data ?? {}) as { carry?: string; name?: string; answers?: true };
  const [port] = ports;
  if (carry === undefined || name === undefined || port === undefined) return;
  waiting.set(carry, { name, port });
  // A page of an earlier version takes whatever it hears for the wish for its first piece.
  if (answers === true) port.postMessage({ ready: true });
}

export function answerCarry(url: URL): Response {
  const id = carryPath.exec(url.pathname)?.[1] ?? '';
  const found = waiting.get(id);
  waiting.delete(id);
  if (found === undefined) return new Response(null, { status: 404 });
  const { port, name } = found;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) =>
        new Promise((done) => {
          port.onmessage = ({ data }: MessageEvent<Piece>) => {
            if (data.bytes !== undefined) controller.enqueue(data.bytes);
            else if (data.end === true) controller.close();
            else controller.error(new Error('the page broke off'));
            done();
          };
          port.postMessage({ take: true });
        }),
      cancel: () => port.postMessage({ stop: true }),
    },
    { highWaterMark: 1 },
  );
  return new Response(body, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
      'cache-control': 'no-store',
    },
  });
}
