import { afterEach, describe, expect, it, vi } from 'vitest';
import { random } from '../src/keys/bytes.ts';
import { startPace } from '../src/sync/pace.ts';
import { type SendJob, type SendPorts, sendMedium } from '../src/sync/send-medium.ts';

afterEach(() => vi.unstubAllGlobals());

/** The other end of the protocol, with one file; `behind` is told of each chunk before it is looked at. */
function receiver(size: number, behind: (file: { bytes: Uint8Array[]; length: () => number }) => void) {
  let bytes: Uint8Array[] | null = null;
  const length = () => (bytes ?? []).reduce((sum, part) => sum + part.length, 0);
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (_path: string, { method, headers, body }: RequestInit) => {
    asked.push(method ?? '');
    const said = new Headers(headers);
    const answer = (status: number) =>
      new Response(null, { status, headers: { 'upload-offset': `${length()}` } });
    if (method === 'POST') {
      if (said.get('upload-length') !== `${size}`) return answer(409);
      bytes ??= [];
      return answer(201);
    }
    if (bytes === null) return answer(404);
    if (method === 'HEAD') return answer(200);
    behind({ bytes, length });
    if (Number(said.get('upload-offset')) !== length()) return answer(409);
    bytes.push(new Uint8Array(await (body as Blob).arrayBuffer()));
    return answer(204);
  });
  return { asked, there: () => Buffer.concat(bytes ?? []) };
}

const film = random(1_500_000);
const job: SendJob = { id: 'evd_1', size: film.length, sha256: 'aa', begun: false, bearer: 'b' };
const ports = (): SendPorts => ({
  pace: startPace(),
  signal: new AbortController().signal,
  read: async (start, end) => new Blob([film.slice(start, end)]),
  onBegun() {},
  onAccepted() {},
  shouldYield: () => false,
});

describe('bytes for another place than the one the server has come to', () => {
  it('are no refusal: a browser had sent a part of them by itself; it is asked how far it came', async () => {
    let broken = 0;
    const { asked, there } = receiver(film.length, ({ bytes, length }) => {
      // Of the request that the browser sent before this one, behind the page's back, 70,000 bytes were kept.
      if (length() === 524_288 && broken++ === 0) bytes.push(film.slice(524_288, 594_288));
    });
    expect(await sendMedium(job, ports())).toEqual({ what: 'sent' });
    expect(there().equals(film)).toBe(true);
    expect(asked.slice(0, 4)).toEqual(['POST', 'PATCH', 'PATCH', 'HEAD']);
  });

  it('are left for later when asking brings it no further', async () => {
    const { asked } = receiver(film.length, ({ bytes }) => {
      bytes.splice(0, bytes.length, ...(bytes.length === 0 ? [new Uint8Array(1)] : []));
    });
    expect(await sendMedium(job, ports())).toEqual({ what: 'refused', status: 409 });
    expect(asked.length).toBeLessThan(12);
  });

  it('but a size that the entry does not name is refused at once', async () => {
    const { asked } = receiver(film.length + 1, () => {});
    expect(await sendMedium(job, ports())).toEqual({ what: 'refused', status: 409 });
    expect(asked).toEqual(['POST']);
  });
});
