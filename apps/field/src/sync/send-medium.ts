import { StorageFailed } from '../vault/opfs-store.ts';
import { PieceBroken } from './chunk-opener.ts';
import type { Pace } from './pace.ts';

/** One medium on its way to the server, by the resumable protocol (tus 1.0). */
export interface SendJob {
  readonly id: string;
  readonly size: number;
  readonly sha256: string;
  /** It was announced before: the server is asked how far it came. */
  readonly begun: boolean;
  readonly bearer: string;
}

export interface SendPorts {
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Bytes in the clear; they exist only as the chunk on its way and the one after it. */
  read(start: number, end: number): Promise<Blob>;
  onBegun(): void;
  onAccepted(offset: number): void;
  /** Something more urgent waits: leave off after this chunk. */
  shouldYield(): boolean;
}

export type SendOutcome =
  | { readonly what: 'sent' | 'yielded' | 'stopped' | 'unreachable' }
  | { readonly what: 'broken'; readonly why: string }
  | { readonly what: 'refused'; readonly status: number };

class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`upload answered ${status}`);
    this.status = status;
  }
}

/** The server has come to another place than the one these bytes are for. */
class Elsewhere extends Refused {}

/** So often in a row it is asked anew how far the server came, before the piece is left for later. */
const askAgain = 3;

/** Whatever of a chunk arrived before the line fell silent is kept there: giving up costs only what was under way. */
const patience = 30_000;

/** The upload is named by what it must turn out to be, so its address is known before anybody gave it. */
const addressOf = ({ id, sha256 }: SendJob) => `/uploads/${id}-${sha256}`;

async function ask(
  job: SendJob,
  { signal }: SendPorts,
  method: string,
  path: string,
  more: RequestInit = {},
) {
  return fetch(path, {
    ...more,
    method,
    headers: { 'tus-resumable': '1.0.0', authorization: `Bearer ${job.bearer}`, ...more.headers },
    cache: 'no-store',
    credentials: 'same-origin',
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
}

async function announce(job: SendJob, ports: SendPorts): Promise<void> {
  const metadata = `evidence ${btoa(job.id)},sha256 ${btoa(job.sha256)}`;
  const headers = { 'upload-length': String(job.size), 'upload-metadata': metadata };
  const { status } = await ask(job, ports, 'POST', '/uploads', { headers });
  if (status !== 201) throw new Refused(status);
  ports.onBegun();
}

/** How far it came; null where the server knows nothing of it any more. */
async function askOffset(job: SendJob, ports: SendPorts): Promise<number | null> {
  const { status, headers } = await ask(job, ports, 'HEAD', addressOf(job));
  if (status === 404 || status === 410) return null;
  const offset = Number(headers.get('upload-offset') ?? Number.NaN);
  if (status !== 200 || !Number.isInteger(offset)) throw new Refused(status);
  return offset;
}

async function whereToBegin(job: SendJob, ports: SendPorts): Promise<number> {
  const offset = job.begun ? await askOffset(job, ports) : null;
  if (offset !== null) return offset;
  await announce(job, ports);
  return 0;
}

async function sendFrom(start: number, job: SendJob, ports: SendPorts): Promise<'sent' | 'yielded'> {
  const { pace } = ports;
  const cut = (at: number) => Math.min(at + pace.chunk(), job.size);
  let at = start;
  let end = cut(at);
  let ready = ports.read(at, end);
  while (at < job.size) {
    // Always a blob: plain bytes go through the browser's pipe in small pieces, twenty times slower.
    const body = await ready;
    const [from, to] = [at, end];
    end = cut(to);
    // The next chunk is read and opened while this one is on its way.
    ready = to < job.size ? ports.read(to, end) : Promise.resolve(new Blob());
    ready.catch(() => {});
    const began = performance.now();
    const { status, headers } = await ask(job, ports, 'PATCH', addressOf(job), {
      headers: { 'upload-offset': String(from), 'content-type': 'application/offset+octet-stream' },
      body,
    });
    if (status === 409) throw new Elsewhere(status);
    if (status !== 204) throw new Refused(status);
    pace.took(to - from, performance.now() - began);
    at = Number(headers.get('upload-offset') ?? to);
    ports.onAccepted(at);
    if (at !== to && at < job.size) {
      end = cut(at);
      ready = ports.read(at, end);
    }
    if (at < job.size && ports.shouldYield()) return 'yielded';
  }
  return 'sent';
}

/**
 * A browser whose connection breaks may send the same request again by itself, behind the page's back; the server has kept
 * of the first what came, and says no to the second. That is a broken line like any other: it is asked how far it came.
 */
async function sendOn(job: SendJob, ports: SendPorts): Promise<'sent' | 'yielded'> {
  let start = await whereToBegin(job, ports);
  let furthest = start;
  let asked = 0;
  for (;;) {
    if (start > 0) ports.onAccepted(start);
    try {
      return await sendFrom(start, job, ports);
    } catch (cause) {
      if (!(cause instanceof Elsewhere) || asked === askAgain) throw cause;
      ports.pace.broke();
      start = await whereToBegin({ ...job, begun: true }, ports);
      asked = start > furthest ? 0 : asked + 1;
      furthest = Math.max(furthest, start);
    }
  }
}

/** Sends one medium from where the server has it. Never throws: what became of it is the answer. */
export async function sendMedium(job: SendJob, ports: SendPorts): Promise<SendOutcome> {
  try {
    return { what: await sendOn(job, ports) };
  } catch (cause) {
    if (ports.signal.aborted) return { what: 'stopped' };
    if (cause instanceof PieceBroken) return { what: 'broken', why: cause.name };
    if (cause instanceof Refused) return { what: 'refused', status: cause.status };
    if (cause instanceof StorageFailed) return { what: 'broken', why: cause.name };
    ports.pace.broke();
    return { what: 'unreachable' };
  }
}
