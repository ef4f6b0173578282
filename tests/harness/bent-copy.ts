import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { startEmbedded } from '@mingcha/db';
import { verifyFolder } from '@mingcha/server';
import pg from 'pg';
import { vi } from 'vitest';
import { type House, openHouse } from '../../apps/server/test/house/house.ts';

type Language = 'zh-CN' | 'en';

/** A whole installation that stays as it is, and as many copies of it as there are ways to bend one. */
export class Original {
  readonly folder: string;
  readonly #server: pg.Client;
  readonly #url: string;
  readonly #stop: () => Promise<void>;
  #copies = 0;

  private constructor(folder: string, url: string, server: pg.Client, stop: () => Promise<void>) {
    this.folder = folder;
    this.#url = url;
    this.#server = server;
    this.#stop = stop;
  }

  /** Lives its story once, is closed, and lies still from then on. */
  static async made(story: (house: House) => Promise<void>): Promise<Original> {
    const folder = mkdtempSync(join(tmpdir(), 'mingcha-original-'));
    const house = await openHouse({ folder, demo: false });
    try {
      await story(house);
    } finally {
      await house.close();
    }
    const embedded = await startEmbedded({ folder });
    const aside = new URL(embedded.url);
    aside.pathname = '/postgres';
    const server = new pg.Client({ connectionString: aside.href });
    server.on('error', () => {});
    await server.connect();
    return new Original(folder, embedded.url, server, () => embedded.remove());
  }

  /** The folder without its database, and the database by the server's own copying: a tenth of a second. */
  async copy(): Promise<Copy> {
    this.#copies += 1;
    const name = `copy_${this.#copies}`;
    await this.#server.query(`create database ${name} template mingcha`);
    const folder = mkdtempSync(join(tmpdir(), 'mingcha-bent-'));
    chmodSync(folder, 0o755);
    cpSync(this.folder, folder, { recursive: true, filter: (path) => basename(path) !== 'postgres' });
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    return new Copy(folder, url.href);
  }

  async remove(): Promise<void> {
    await this.#server.end();
    await this.#stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export class Copy {
  readonly folder: string;
  readonly url: string;

  constructor(folder: string, url: string) {
    this.folder = folder;
    this.url = url;
  }

  /** With the database's own password: past the program, and past the triggers that guard its tables. */
  async sql<Row extends pg.QueryResultRow>(
    statement: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      return (await client.query<Row>(statement, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  fileOf(sha256: string): string {
    return join(this.folder, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }

  /** With the rights of whoever the server runs as. */
  rewrite(sha256: string, change: (bytes: Buffer) => Buffer): void {
    const file = this.fileOf(sha256);
    const bytes = change(readFileSync(file));
    chmodSync(file, 0o600);
    writeFileSync(file, bytes);
    chmodSync(file, 0o400);
  }

  put(sha256: string, text: string): void {
    mkdirSync(dirname(this.fileOf(sha256)), { recursive: true });
    writeFileSync(this.fileOf(sha256), text);
  }

  /** The server itself, at work in this copy for a while. */
  async opened<T>(at: number, work: (house: House) => Promise<T>): Promise<T> {
    const house = await openHouse({ folder: this.folder, database: this.url, demo: false, at });
    try {
      return await work(house);
    } finally {
      await house.close();
    }
  }

  /** What `npm run verify --folder …` prints, and its status. Whatever differs from run to run is called by its name. */
  async verified(language: Language): Promise<{ status: number; lines: string[] }> {
    const printed: string[] = [];
    const output = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
    vi.stubEnv('DATABASE_URL', this.url);
    vi.stubEnv('MINGCHA_LANGUAGE', language);
    try {
      const status = await verifyFolder(['--folder', this.folder]);
      const told = printed
        .join('')
        .replaceAll(this.folder, '<folder>')
        .replace(/\d+\.\d (s|秒)/, 'n $1');
      return { status, lines: told.trimEnd().split('\n') };
    } finally {
      output.mockRestore();
      vi.unstubAllEnvs();
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
