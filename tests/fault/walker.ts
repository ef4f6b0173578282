import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CutLine } from '../harness/cut-line.ts';
import { pause, until } from '../harness/pause.ts';
import type { LabGround } from '../lab/ground.ts';
import type { LabBrowser } from '../lab/lab-browser.ts';

type Roll = (sides: number) => number;
const day = 86_400_000;

/** One tablet, walked through faults; it remembers what was acknowledged to the person who holds it. */
export class Walker {
  readonly #ground: LabGround;
  readonly #tablet: LabBrowser;
  readonly #line: CutLine;
  readonly #entries = new Set<string>();
  readonly #media = new Set<string>();
  readonly counts: Record<string, number> = {};
  #down = false;
  #number = 0;

  constructor(ground: LabGround, tablet: LabBrowser, line: CutLine) {
    this.#ground = ground;
    this.#tablet = tablet;
    this.#line = line;
  }

  readonly #steps: Readonly<Record<string, (roll: Roll) => Promise<void>>> = {
    killTab: (roll) => this.#killAtWork(roll),
    killServer: async () => {
      if (this.#down) return;
      await this.#ground.program.stop('SIGKILL');
      this.#down = true;
    },
    startServer: () => this.#startServer(),
    goOffline: () => this.#tablet.context.setOffline(true),
    clearNetwork: () => this.#tablet.context.setOffline(false),
    cutLine: async () => this.#line.cut(),
    loseAnswer: async (roll) => {
      const paths = ['exchange.push', 'exchange.receipts', 'exchange.pull', '/uploads'];
      this.#line.loseAnswerTo(paths[roll(paths.length)] ?? '/uploads', 1 + roll(2));
      await this.#tablet.do((lab) => lab.nudge(), null);
    },
    fullQuota: (roll) => this.#whileFull(() => (roll(2) === 0 ? this.#note() : this.#photo(300_000))),
    jumpClock: async (roll) => {
      const ahead = (roll(2) === 0 ? -1 : 1) * roll(400) * day;
      await this.#tablet.do((lab, by) => lab.setClock(by), ahead);
    },
    secondTab: (roll) => this.#secondTab(roll),
    pushTwice: () => this.#tablet.do((lab) => lab.forgetReceipts(), null),
  };

  /** Answers the names of the steps, so that a failure says what was walked. */
  async walk(roll: Roll, length: number): Promise<string[]> {
    const faults = Object.keys(this.#steps);
    const walked: string[] = [];
    for (let n = 0; n < length; n += 1) {
      // Somebody works between one fault and the next.
      const name = n % 2 === 0 ? (['note', 'photo'][roll(2)] ?? '') : (faults[roll(faults.length)] ?? '');
      walked.push(name);
      this.#count(name);
      if (name === 'note') await this.#note();
      else if (name === 'photo') await this.#photo(10_000 + roll(400_000));
      else await this.#steps[name]?.(roll);
      await this.#nothingGone(walked);
      await pause(roll(120));
    }
    return walked;
  }

  #count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }

  async #note(page = this.#tablet.page): Promise<void> {
    this.#number += 1;
    const said = { visit: this.#ground.visit, text: `第${this.#number}次记录` };
    this.#entries.add(await this.#tablet.do((lab, asked) => lab.note(asked.visit, asked.text), said, page));
  }

  async #photo(size: number): Promise<void> {
    this.#number += 1;
    const said = { visit: this.#ground.visit, size, seed: this.#number * 104_729 };
    this.#media.add(
      await this.#tablet.do(
        (lab, asked) => lab.capture(asked.visit, 'image/jpeg', asked.size, asked.seed),
        said,
      ),
    );
    await this.#tablet.do((lab) => lab.nudge(), null);
  }

  /** The page dies in the midst of what is being written; only what had been acknowledged counts. */
  async #killAtWork(roll: Roll): Promise<void> {
    const refused = () => this.#count('cutOffAtWork');
    const work = [this.#note().catch(refused), this.#photo(200_000).catch(refused)];
    await pause(roll(80));
    await this.#tablet.crashPage();
    await Promise.all(work);
    await this.#open();
  }

  /** What is refused for want of room was never acknowledged; what is acknowledged counts like anything else. */
  async #whileFull(work: () => Promise<void>): Promise<void> {
    const session = await this.#tablet.context.newCDPSession(this.#tablet.page);
    const origin = new URL(this.#ground.url).origin;
    await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await work().catch(() => this.#count('refusedForRoom'));
    await session.send('Storage.overrideQuotaForOrigin', { origin });
    await session.detach();
  }

  /** A second tab may not write; sometimes it takes the tablet over while the first one is writing. */
  async #secondTab(roll: Roll): Promise<void> {
    const page = await this.#tablet.openPage();
    const stage = await this.#tablet.do((lab) => lab.stage(), null, page);
    if (stage !== 'other-tab') throw new Error(`two tabs write one journal: the second is ${stage}`);
    if (roll(2) === 0) return page.close();
    this.#count('takenOver');
    const writing = this.#note().catch(() => this.#count('cutOffAtWork'));
    await this.#tablet.do((lab) => lab.takeOver(), null, page);
    await this.#tablet.unlock(page);
    await this.#note(page);
    await writing;
    const first = await this.#tablet.do((lab) => lab.stage(), null);
    if (first !== 'other-tab') throw new Error(`taken over, and the first tab is ${first}`);
    await this.#tablet.goOnIn(page);
  }

  async #startServer(): Promise<void> {
    if (!this.#down) return;
    await this.#ground.startAgain();
    this.#down = false;
  }

  async #open(): Promise<void> {
    await until(async () => (await this.#tablet.do((lab) => lab.stage(), null)) === 'locked', 'the lock');
    await this.#tablet.unlock();
  }

  /** At any moment: whatever was acknowledged is here, or a receipt over it is. */
  async #nothingGone(walked: readonly string[]): Promise<void> {
    const { entries, media, vault, receipts } = await this.#tablet.inside();
    const here = new Set(entries.map(({ hash }) => hash));
    const covered = new Set(receipts.flatMap(({ blobs }) => blobs));
    const gone = [
      ...[...this.#entries].filter((hash) => !here.has(hash)),
      ...media
        .filter(({ id, entry, sha256 }) => entry !== null && !vault.includes(id) && !covered.has(sha256))
        .map(({ id }) => id),
    ];
    if (gone.length > 0) throw new Error(`gone without a receipt after ${walked.join(', ')}: ${gone}`);
  }

  /** The world is whole again; nobody does anything but look at the tablet once and wait. */
  async mend(): Promise<void> {
    await this.#tablet.context.setOffline(false);
    this.#line.loseAnswerTo('', 0);
    await this.#startServer();
    await this.#tablet.do((lab) => lab.setClock(0), null);
    await this.#tablet.do((lab) => lab.nudge(), null);
  }

  /** What is not as it should be, once everything had time to arrive. */
  async wrong(): Promise<string[]> {
    const wrong: string[] = [];
    const settled = async () => {
      const now = await this.#tablet.inside();
      const media = now.media.filter(({ entry }) => entry !== null);
      const all = [...now.entries, ...media].every(({ state }) => state === 'received');
      // The bytes go last of all, each against its receipt.
      return all && media.every(({ id }) => !now.vault.includes(id)) ? now : null;
    };
    const now = await until(settled, 'everything to be received', { seconds: 120, every: 100 }).catch(() => {
      wrong.push('something is stuck');
      return this.#tablet.inside();
    });
    await this.#tablet
      .do((lab) => lab.readAgain(), null)
      .catch((cause: unknown) => wrong.push(`the chain is not whole: ${String(cause)}`));
    for (const [at, { seq, state, why }] of now.entries.entries()) {
      if (seq !== at + 1) wrong.push(`entry ${at + 1} is missing`);
      if (state !== 'received') wrong.push(`entry ${seq} is ${state} ${why}`);
    }
    const times = (all: readonly string[], one: string) => all.filter((each) => each === one).length;
    const hashes = now.entries.map(({ hash }) => hash);
    const sums = now.media.map(({ sha256 }) => sha256);
    const receipted = new Set(now.receipts.map(({ hash }) => hash));
    for (const hash of this.#entries) {
      if (times(hashes, hash) !== 1) wrong.push(`an entry is there ${times(hashes, hash)} times: ${hash}`);
      if (!receipted.has(hash)) wrong.push(`no receipt over ${hash}`);
    }
    const stored = this.#stored();
    for (const sha256 of this.#media) {
      if (times(sums, sha256) !== 1) wrong.push(`a picture is there ${times(sums, sha256)} times: ${sha256}`);
      if (stored.get(sha256) !== sha256) wrong.push(`the server has other bytes, or none, for ${sha256}`);
    }
    return wrong;
  }

  /** Blobs of the server by name, each hashed again. */
  #stored(): ReadonlyMap<string, string> {
    const files = readdirSync(join(this.#ground.folder, 'blobs'), { recursive: true, withFileTypes: true });
    const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
    return new Map(
      files
        .filter((file) => file.isFile() && this.#media.has(file.name))
        .map(({ name, parentPath }) => [name, digest(join(parentPath, name))]),
    );
  }
}
