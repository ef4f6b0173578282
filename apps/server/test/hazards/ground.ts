import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, startEmbedded } from '@mingcha/db';
import { freePort, often, seed } from '@mingcha/soak';
import { folds, foldVersion } from '../../src/folds.ts';
import { serverKeyOf } from '../../src/journal/ports.ts';
import { readRunningUrl } from '../../src/start/running-url.ts';
import { lineOf } from '../../src/verify/told.ts';
import { verifyAll } from '../../src/verify/verify.ts';
import { openHouse } from '../house/house.ts';
import { openTown } from '../house/town.ts';
import { newFolder, Program } from '../start/program.ts';
import { lostDecisions, lostEntries, lostRecordings } from './acknowledged.ts';
import { DeskClient } from './desk-client.ts';
import { mountSmall, unmount } from './disk.ts';
import { FieldClient } from './field-client.ts';
import { pause } from './line.ts';
import { Weather } from './weather.ts';

/** Where the hazards lie, with a file system of its own where this machine lets us make one. */
export function openFolder() {
  const folder = newFolder();
  const small = mountSmall(folder, 600 + often(10));
  return {
    folder,
    small,
    async remove() {
      await (await startEmbedded({ folder })).remove();
      if (small) unmount(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** One founded office in a folder, with two tablets that are enrolled: where the hazards begin. */
export async function openGround({ folder, small }: ReturnType<typeof openFolder>) {
  const house = await openHouse({ folder, demo: false, now: Date.now });
  const town = await openTown(house);
  const server = serverKeyOf(house.services.receipts);
  const keys = new Map([[server.key, { alg: server.alg, publicKey: house.services.receipts.publicKey }]]);
  const tablets = [await FieldClient.enrol(town, 'lead', keys), await FieldClient.enrol(town, 'third', keys)];
  return { folder, small, house, town, tablets };
}
export type Ground = Awaited<ReturnType<typeof openGround>>;

/** The real program on that folder, killed and started as often as wished, and everybody who works with it over the line. */
export class Running {
  readonly ground: Ground;
  readonly weather: Weather;
  readonly desk: DeskClient;
  program: Program;
  /** Milliseconds from a start after a kill to the first healthy answer. */
  slowestStart = 0;
  #working: Promise<void>[] = [];
  #fresh = false;

  private constructor(ground: Ground, program: Program, desk: DeskClient, weather: Weather) {
    this.ground = ground;
    this.program = program;
    this.desk = desk;
    this.weather = weather;
  }

  static async start(ground: Ground): Promise<Running> {
    await ground.house.close();
    const program = new Program(await freePort(), { MINGCHA_DATA: ground.folder });
    await program.healthy();
    const url = `http://127.0.0.1:${program.port}`;
    const desk = await DeskClient.signIn(ground.town, url, 'o1-system-admin', 'Prüfung-2026-x');
    return new Running(ground, program, desk, new Weather(url, seed));
  }

  /** The postmaster of this folder. */
  get database(): number {
    const postgres = join(this.ground.folder, 'postgres');
    const { root } = JSON.parse(readFileSync(join(postgres, 'place.json'), 'utf8')) as { root: string };
    return Number(readFileSync(join(root, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Everybody works until told to rest, each at their own pace, whatever becomes of the server. */
  work(): void {
    this.#fresh = true;
    const { roll } = this.weather;
    const loop = async (step: () => Promise<void>) => {
      while (this.#fresh) {
        await step();
        await pause((this.weather.answers ? 10 : 60) + roll(40));
      }
    };
    for (const tablet of this.ground.tablets) {
      const write = async () => {
        // Somebody who gets no answer for long has enough to repeat.
        if (tablet.unsaid < 10) await (roll(5) === 0 ? tablet.photograph(roll) : tablet.work(roll));
        await tablet.push(this.weather);
      };
      this.#working.push(
        loop(write),
        loop(() => tablet.upload(this.weather)),
      );
    }
    this.#working.push(loop(() => this.desk.decide(this.weather)));
  }

  async rest(): Promise<void> {
    this.#fresh = false;
    await Promise.all(this.#working.splice(0));
  }

  get unsaid(): number {
    return this.ground.tablets.reduce((sum, { unsaid }) => sum + unsaid, this.desk.unsaid);
  }

  /** Nothing new; what was not acknowledged is repeated until it is. */
  async settle(seconds = 60): Promise<void> {
    await this.rest();
    this.weather.lossy = 0;
    const end = performance.now() + seconds * 1000;
    while (this.unsaid > 0) {
      if (performance.now() > end || this.ground.tablets.some(({ turnedAway }) => turnedAway.size > 0))
        return;
      await this.desk.decide(this.weather, false);
      for (const tablet of this.ground.tablets) {
        await tablet.push(this.weather);
        await tablet.upload(this.weather);
      }
    }
  }

  /** The program goes with its database; a start follows on the same folder and port. */
  async startAgain(): Promise<void> {
    const began = performance.now();
    this.program = new Program(this.program.port, { MINGCHA_DATA: this.ground.folder });
    await this.program.healthy();
    this.slowestStart = Math.max(this.slowestStart, Math.round(performance.now() - began));
  }

  /** A database that cannot write may have gone, and the program with it. */
  async startAgainIfEnded(): Promise<boolean> {
    await pause(500);
    const { exitCode, signalCode } = this.program.child;
    if (exitCode === null && signalCode === null) {
      try {
        await this.program.healthy(10);
        return false;
      } catch {
        await this.program.stop('SIGKILL');
      }
    }
    await this.startAgain();
    return true;
  }

  async kill(what: 'program' | 'database' | 'both'): Promise<void> {
    const { database } = this;
    if (what !== 'database') this.program.child.kill('SIGKILL');
    if (what !== 'program') process.kill(database, 'SIGKILL');
    // Without its database the program ends by itself, and says so.
    await this.program.ended();
  }

  async stop(): Promise<void> {
    await this.rest();
    await this.program.stop();
  }

  /** What verify says, and then one by one: whatever was acknowledged is there, once, as it was said. */
  async wrong(): Promise<string[]> {
    const { house, tablets } = this.ground;
    const { keyring, secrets, settings, blobs } = house.services;
    const url = readRunningUrl(settings.folders.secrets);
    if (url === null) throw new Error('the program keeps no address of its database');
    const db = await openDatabase({ url, directUrl: url, folds, foldVersion, keyring });
    try {
      const look = () => verifyAll({ db, keyring, secrets, folders: settings.folders });
      // Its check of the tables reads every fold anew and compares row by row. The office's own clock may write between two
      // of its readings: what it names then is gone at the next look, and what is really wrong stays.
      let { findings } = await look();
      if (findings.length > 0) ({ findings } = await look());
      const wrong = findings.map((one) => `verify ${one.check}: ${lineOf(one)}`);
      for (const tablet of tablets) {
        wrong.push(...(await lostEntries(db, tablet)), ...tablet.turnedAway);
        wrong.push(...(await lostRecordings(db, tablet.recordings, (sha256) => blobs.absolute(sha256))));
      }
      if (this.unsaid > 0)
        wrong.push(`${this.unsaid} things are not acknowledged, however often they are said`);
      return [...wrong, ...this.desk.wrong, ...(await lostDecisions(db, this.desk))];
    } finally {
      await db.close();
    }
  }
}
