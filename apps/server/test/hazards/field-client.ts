import { checkReceipt, type PublicKeys, proveSession, type Receipt, type WireRun } from '@mingcha/journal';
import { ports } from '../../src/journal/ports.ts';
import { Pen } from '../exchange/pen.ts';
import { releaseTask } from '../house/field-work.ts';
import type { Town } from '../house/town.ts';
import { dataOf, type Weather } from './weather.ts';

/** A recording on this tablet; `receipted` once the server has given its word over the bytes. */
export interface Recording {
  readonly evidence: string;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly hash: string;
  receipted: boolean;
}

interface Written {
  readonly hash: string;
  readonly seq: number;
}

interface PushAnswer {
  readonly results: readonly { hash: string | null; verdict: string; reason?: string }[];
  readonly receipts: readonly Receipt[];
}

const tus = { 'tus-resumable': '1.0.0' };

/** A tablet that keeps what it wrote until a checked receipt names it, and until then says it again and again. */
export class FieldClient {
  readonly pen: Pen;
  readonly visit: string;
  readonly written: Written[] = [];
  readonly recordings: Recording[] = [];
  /** By hash of the entry: what the server gave its word for. */
  readonly receipts = new Map<string, Receipt>();
  /** Verdicts that no honest entry may get. */
  readonly turnedAway = new Set<string>();
  notes = 0;
  readonly #town: Town;
  readonly #lead: string;
  readonly #keys: PublicKeys;
  #runs: { readonly run: WireRun; readonly hashes: readonly string[] }[] = [];
  /** Everything it ever said, in order. */
  readonly #said: { readonly run: WireRun; readonly hashes: readonly string[] }[] = [];
  /** What its next entry about the visit follows. */
  #last: string[];
  #bearer: string | null = null;

  private constructor(town: Town, pen: Pen, visit: string, lead: string, keys: PublicKeys, seen: string[]) {
    this.#town = town;
    this.pen = pen;
    this.visit = visit;
    this.#lead = lead;
    this.#keys = keys;
    this.#last = seen;
  }

  /** With a visit of its own, opened and begun. */
  static async enrol(town: Town, lead: string, keys: PublicKeys): Promise<FieldClient> {
    const { visit } = await releaseTask(town, { covert: true, lead });
    const pen = new Pen(town);
    await pen.enrol([lead, 'inspector']);
    const said = await town.house.services.db.reader.entriesOf({ type: 'visit', id: visit });
    const seen = said.map(({ hash }) => hash);
    const client = new FieldClient(town, pen, visit, town.person(lead), keys, seen);
    const members = [town.person(lead), town.person('inspector')];
    const opened = await client.#write('visit.opened', { packVersion: '1' });
    const started = await client.#write('visit.started', {
      members,
      position: null,
      reason: '室内',
      observation: false,
    });
    await client.#close([opened, started]);
    return client;
  }

  get unsaid(): number {
    return this.#runs.length + this.recordings.filter(({ receipted }) => !receipted).length;
  }

  async #write(kind: Parameters<Pen['write']>[0], payload: object) {
    const subject = { type: 'visit' as const, id: this.visit };
    const entry = await this.pen.write(kind, subject, payload as never, this.#lead, this.visit, this.#last);
    this.#last = [entry.hash];
    this.written.push({ hash: entry.hash, seq: entry.header.seq });
    return entry;
  }

  async #close(entries: Parameters<Pen['run']>[0]): Promise<void> {
    const run = await this.pen.run(entries);
    const said = { run, hashes: entries.map(({ hash }) => hash) };
    this.#said.push(said);
    this.#runs.push(said);
  }

  /** As a tablet does that is shown another log than it saw: whatever it still has is not yet acknowledged. */
  sayAllAgain(): void {
    this.#runs = [...this.#said];
    this.#bearer = null;
    this.receipts.clear();
    for (const recording of this.recordings) recording.receipted = false;
  }

  /** Some notes and answers under one signature, as chance has it. */
  async work(roll: (sides: number) => number): Promise<void> {
    const entries = [];
    for (let n = roll(3); n >= 0; n -= 1) {
      if (roll(3) === 0) {
        const answers = { [`q-${roll(9)}`]: roll(5) };
        entries.push(await this.#write('visit.answered', { answers }));
      } else {
        this.notes += 1;
        entries.push(await this.#write('visit.noted', { text: `第${this.notes}次记录`, waiting: roll(30) }));
      }
    }
    await this.#close(entries);
  }

  async photograph(roll: (sides: number) => number): Promise<void> {
    const { random } = this.#town.house.services;
    const bytes = Buffer.from(random(20_000 + roll(200_000)));
    const { evidence, sha256, entry } = await this.pen.capture(this.visit, bytes, this.#lead);
    this.written.push({ hash: entry.hash, seq: entry.header.seq });
    await this.#close([entry]);
    this.recordings.push({ evidence, bytes, sha256, hash: entry.hash, receipted: false });
  }

  /** Says what is not yet receipted; now and then also what was, as a tablet does whose memory of it was lost. */
  async push(weather: Weather): Promise<void> {
    const runs = this.#runs.slice(0, 1 + weather.roll(6));
    if (runs.length === 0 || !(await this.#signedIn(weather))) return;
    const twice = weather.roll(4) === 0 ? runs.slice(-1) : [];
    weather.tally.pushes += 1;
    const answer = await this.#ask(weather, 'push', { runs: [...runs, ...twice].map(({ run }) => run) });
    if (answer === null) return;
    const { results, receipts } = answer as PushAnswer;
    for (const { hash, verdict, reason } of results)
      if (verdict !== 'accepted' && verdict !== 'duplicate')
        this.turnedAway.add(`${hash} ${verdict} ${reason ?? ''}`);
    await this.#keep(receipts);
    this.#runs = this.#runs.filter(({ hashes }) => hashes.some((hash) => !this.receipts.has(hash)));
  }

  async #keep(receipts: readonly Receipt[]): Promise<void> {
    const own = new Map(this.written.map((one) => [one.hash, one]));
    for (const receipt of receipts) {
      const entry = own.get(receipt.hash);
      if (entry === undefined) throw new Error(`a receipt over ${receipt.hash}, which was never written`);
      const { writer } = this.pen.signer;
      const checked = await checkReceipt(ports, receipt, this.#keys, {
        writer,
        ...entry,
        blobs: receipt.blobs,
      });
      if (!checked.ok) throw new Error(`a receipt that is none: ${checked.fault.code}`);
      this.receipts.set(receipt.hash, receipt);
      const recording = this.recordings.find(({ hash }) => hash === receipt.hash);
      if (recording !== undefined && receipt.blobs.includes(recording.sha256)) recording.receipted = true;
    }
  }

  /** One step with one recording: announced, continued where it stands, and at its end a receipt asked for. */
  async upload(weather: Weather): Promise<void> {
    const waiting = this.recordings.filter(({ hash, receipted }) => this.receipts.has(hash) && !receipted);
    const recording = waiting[weather.roll(Math.max(1, waiting.length))];
    if (recording === undefined || !(await this.#signedIn(weather))) return;
    const { evidence, sha256, bytes, hash } = recording;
    const headers = { ...tus, authorization: this.#bearer ?? '' };
    const metadata = [
      ['evidence', evidence],
      ['sha256', sha256],
    ]
      .map(([name, value = '']) => `${name} ${Buffer.from(value).toString('base64')}`)
      .join(',');
    weather.tally.uploads += 1;
    const announced = await weather.ask('/uploads', {
      method: 'POST',
      headers: { ...headers, 'upload-length': String(bytes.length), 'upload-metadata': metadata },
    });
    const location = announced?.headers.location;
    if (announced?.status === 401) this.#bearer = null;
    if (location === undefined) return;
    const head = await weather.ask(location, { method: 'HEAD', headers });
    const offset = Number(head?.headers['upload-offset'] ?? Number.NaN);
    if (Number.isNaN(offset)) return;
    if (offset < bytes.length) {
      const part = bytes.subarray(
        offset,
        weather.roll(3) === 0 ? bytes.length : offset + 1 + weather.roll(bytes.length),
      );
      const sent = await weather.ask(location, {
        method: 'PATCH',
        headers: {
          ...headers,
          'upload-offset': String(offset),
          'content-type': 'application/offset+octet-stream',
        },
        body: part,
      });
      if (sent?.status === 460) this.turnedAway.add(`${evidence} broken`);
      if (sent === null || offset + part.length < bytes.length) return;
    }
    const answer = await this.#ask(weather, 'receipts', { hashes: [hash] });
    if (answer !== null) await this.#keep((answer as PushAnswer).receipts);
  }

  async #ask(weather: Weather, what: string, input: unknown): Promise<unknown> {
    const answer = await weather.tell(`exchange.${what}`, input, { authorization: this.#bearer ?? '' });
    if (answer?.status === 401) this.#bearer = null;
    if (answer === null || answer.status === 401) return null;
    if (answer.status !== 200) throw new Error(`exchange.${what}: ${answer.status} ${answer.text}`);
    return dataOf(answer);
  }

  async #signedIn(weather: Weather): Promise<boolean> {
    if (this.#bearer !== null) return true;
    const challenge = await this.#ask(weather, 'challenge', {});
    if (challenge === null) return false;
    const { token } = challenge as { token: string };
    const { sig } = await proveSession(this.pen.signer, token);
    const session = await this.#ask(weather, 'open', { writer: this.pen.signer.writer, token, sig });
    if (session === null) return false;
    this.#bearer = `Bearer ${(session as { bearer: string }).bearer}`;
    return true;
  }
}
