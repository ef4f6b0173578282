import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, openKeyring, startEmbedded } from '@mingcha/db';
import { freePort } from '@mingcha/soak';
import { backUp } from '../../src/backup/back-up.ts';
import { type PutBack, putBack } from '../../src/backup/put-back.ts';
import { BlobStore } from '../../src/blobs/blob-store.ts';
import { folds, foldVersion } from '../../src/folds.ts';
import { readRunningUrl } from '../../src/start/running-url.ts';
import { lineOf } from '../../src/verify/told.ts';
import { newFolder, Program } from '../start/program.ts';
import { lostEntries, lostRecordings } from './acknowledged.ts';
import type { Running } from './ground.ts';
import { settingsIn } from './settings-in.ts';
import { Weather } from './weather.ts';

/** What somebody holds the server's word for at one moment. */
interface Word {
  readonly entries: readonly string[];
  readonly files: readonly string[];
  readonly decisions: readonly string[];
}

const signal = new AbortController().signal;

/** A place for backups, their keys, and what is put back, outside of every installation. */
export class Drill {
  readonly #running: Running;
  readonly #place = mkdtempSync(join(tmpdir(), 'mingcha-backup-'));
  readonly #restored: string[] = [];
  backups = 0;
  copied = 0;

  constructor(running: Running) {
    this.#running = running;
  }

  #word(): Word {
    const { tablets } = this.#running.ground;
    return {
      entries: tablets.flatMap(({ receipts }) => [...receipts.keys()]),
      files: tablets.flatMap(({ recordings }) =>
        recordings.filter(({ receipted }) => receipted).map(({ sha256 }) => sha256),
      ),
      decisions: [...this.#running.desk.acknowledged],
    };
  }

  /** A backup while everybody works, put back elsewhere, and what is wrong with it. */
  async round(): Promise<{ folder: string; wrong: string[] }> {
    const { folder: data } = this.#running.ground;
    const settings = settingsIn(data);
    const directUrl = readRunningUrl(settings.folders.secrets);
    if (directUrl === null) throw new Error('the program keeps no address of its database');
    const word = this.#word();
    const made = await backUp({
      settings,
      store: { directUrl },
      to: join(this.#place, 'backups'),
      keys: join(this.#place, 'vault'),
      recipients: [],
      signal,
    });
    this.backups += 1;
    this.copied += made.copied.copied;
    await this.#running.settle();
    const folder = newFolder();
    this.#restored.push(folder);
    const back = await putBack({
      settings: settingsIn(folder),
      from: made.folder,
      keys: made.keysFolder,
      identities: [],
      reason: '演练',
      signal,
    });
    return { folder, wrong: await this.#wrong(folder, word, back) };
  }

  async #wrong(folder: string, word: Word, { verification }: PutBack): Promise<string[]> {
    const wrong = verification.findings.map((one) => `verify ${one.check}: ${lineOf(one)}`);
    const blobs = new BlobStore(settingsIn(folder).folders.blobs);
    for (const sha256 of word.files) {
      const path = blobs.absolute(sha256);
      const found = existsSync(path)
        ? createHash('sha256').update(readFileSync(path)).digest('hex')
        : 'nothing';
      if (found !== sha256) wrong.push(`receipted bytes ${sha256}: ${found} lies there`);
    }
    await this.#looking(folder, async (db) => {
      for (const hash of word.entries) {
        const there = await db.prisma.entry.count({ where: { hash } });
        if (there !== 1) wrong.push(`receipted entry ${hash}: there ${there} times`);
        if ((await db.prisma.leaf.count({ where: { hash } })) !== 1)
          wrong.push(`${hash} has no place in the order`);
      }
      const said = await db.reader.recordedOf({ type: 'unit', id: this.#running.desk.unit });
      const names = said.flatMap((one) => (one.kind === 'unit.revised' ? [one.payload.name] : []));
      for (const name of word.decisions)
        if (names.filter((one) => one === name).length !== 1)
          wrong.push(`acknowledged decision ${name} is lost`);
      if ((await db.prisma.entry.count({ where: { kind: 'log.restored' } })) !== 1)
        wrong.push('the log does not say that it was restored');
    });
    return wrong;
  }

  /** The restored one starts, and tablets that saw more send again what they have: then nothing is missing at all. */
  async goesOn(folder: string): Promise<string[]> {
    const { ground, weather } = this.#running;
    const program = new Program(await freePort(), { MINGCHA_DATA: folder });
    const wrong: string[] = [];
    try {
      await program.healthy();
      const line = new Weather(`http://127.0.0.1:${program.port}`, 1);
      for (const tablet of ground.tablets) {
        tablet.sayAllAgain();
        await tablet.work(weather.roll);
        for (let tries = 0; tablet.unsaid > 0 && tries < 500; tries += 1) {
          await tablet.push(line);
          await tablet.upload(line);
        }
        if (tablet.unsaid > 0) wrong.push(`${tablet.unsaid} things are not acknowledged by the restored one`);
      }
    } finally {
      await program.stop();
    }
    const blobs = new BlobStore(settingsIn(folder).folders.blobs);
    await this.#looking(folder, async (db) => {
      for (const tablet of ground.tablets) {
        wrong.push(...(await lostEntries(db, tablet)), ...tablet.turnedAway);
        wrong.push(...(await lostRecordings(db, tablet.recordings, (sha256) => blobs.absolute(sha256))));
      }
    });
    return wrong;
  }

  async #looking(
    folder: string,
    look: (db: Awaited<ReturnType<typeof openDatabase>>) => Promise<void>,
  ): Promise<void> {
    const embedded = await startEmbedded({ folder });
    const keyring = openKeyring(settingsIn(folder).folders.keys);
    const { url } = embedded;
    const db = await openDatabase({ url, directUrl: url, folds, foldVersion, keyring });
    try {
      await look(db);
    } finally {
      await db.close();
      await embedded.stop();
    }
  }

  async remove(): Promise<void> {
    for (const folder of this.#restored) {
      await (await startEmbedded({ folder })).remove();
      rmSync(folder, { recursive: true, force: true });
    }
    rmSync(this.#place, { recursive: true, force: true });
  }
}
