import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Encrypter } from 'age-encryption';
import { Browser } from '../../apps/server/test/door/browser.ts';
import type { Town } from '../../apps/server/test/house/town.ts';
import { createFigures } from './figures.ts';
import { heldDuring } from './memory.ts';
import { openUploadGround } from './upload/office.ts';

// node tests/bench/package.ts [--files 10] [--mb 100] [--rounds 3] [--out result.json]
// A case package of a visit with a gigabyte of film, from the real program over loopback into a file. Beside it in the same run: the
// same files copied and hashed by one process, and the same bytes through the stream of the library that seals. In turns, so that
// a disk that is busy for a while is busy for both. Processor time of the program beside: it says the same on a busy machine.

const option = (name: string, otherwise: number): number => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? otherwise : Number(process.argv[index + 1] ?? otherwise);
};
const files = option('files', 10);
const size = option('mb', 100) * 2 ** 20;
const rounds = option('rounds', 3);
const bars = { tar: 0.6, age: 0.7, memory: 150 };

const director = { username: 'director-of-office', password: 'Drei-Wellen-2026' };
/** Somebody who may make a package, with a password of their own. */
async function openDirector(town: Town): Promise<string> {
  const { username, password } = director;
  const opened = await town.admin.access.accounts.open({ person: town.person('director'), username });
  const browser = new Browser(town.house);
  await browser.signIn(username, opened.password);
  await browser.tell('session.changePassword', { current: opened.password, next: password });
  return town.person('director');
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};
/** Seconds of processor that a process has used up, all its threads together. Linux only: hundredths. */
function processorOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) / 100;
}
const own = () => processorOf(process.pid);
const programs = () => processorOf(ground.pid);
const median = (some: readonly number[]): number => [...some].sort((a, b) => a - b)[some.length >> 1] ?? 0;

const ground = await openUploadGround(files, size, openDirector);
const { put, tell } = createFigures('a case package of a visit with a gigabyte of film');
const blobs = ground.recordings.map(({ sha256 }) =>
  join(ground.folder, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256),
);
const target = join(ground.folder, 'stick');

/** What `cp` and `sha256sum` do, in one pass. */
async function copied(): Promise<void> {
  for (const [at, blob] of blobs.entries()) {
    const hash = createHash('sha256');
    const past = new Transform({
      transform(part: Buffer, _encoding, done) {
        hash.update(part);
        done(null, part);
      },
    });
    const read = createReadStream(blob, { highWaterMark: 1 << 20 });
    await pipeline(read, past, createWriteStream(`${target}-${at}`));
    if (hash.digest('hex') !== ground.recordings[at]?.sha256) throw new Error('not the same bytes');
  }
}
const swept = () => Promise.all(blobs.map((_, at) => rm(`${target}-${at}`, { force: true })));

const nowhere = () => new Writable({ write: (_part, _encoding, done) => done() });

/** The library's own stream over the same bytes out of memory. */
async function sealedByLibrary(): Promise<void> {
  const piece = new Uint8Array(1 << 20);
  const count = (files * size) / piece.length;
  let sent = 0;
  const plain = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 1;
      if (sent > count) controller.close();
      else controller.enqueue(piece);
    },
  });
  const encrypter = new Encrypter();
  encrypter.setScryptWorkFactor(15);
  encrypter.setPassphrase('a passphrase');
  await pipeline(Readable.fromWeb((await encrypter.encrypt(plain)) as never), nowhere());
}

const browser = new Browser({ url: ground.url });
await browser.signIn(director.username, director.password);

async function made(way: 'folder' | 'passphrase'): Promise<string> {
  const asked = { type: 'visit', id: ground.visit, scope: 'full', receiver: 'a court', way };
  const { body } = await browser.tell('packages.make', asked);
  const { id } = (body as { result?: { data?: { id?: string } } }).result?.data ?? {};
  if (id === undefined) throw new Error(JSON.stringify(body));
  return id;
}

const fetched = (id: string, into: Writable): Promise<void> =>
  new Promise((done, failed) => {
    const asked = request(`${ground.url}/files/packages/${id}`, { headers: browser.signed }, (answer) => {
      if (answer.statusCode === 200) pipeline(answer, into).then(done, failed);
      else failed(new Error(`answered ${answer.statusCode}`));
    });
    asked.on('error', failed);
    asked.end();
  });

const ways = ['tar', 'copy', 'age', 'library'] as const;
type Way = (typeof ways)[number];
const measured = (): Record<Way, number[]> => ({ tar: [], copy: [], age: [], library: [] });
const took = measured();
const used = measured();
async function turn(way: Way, work: () => Promise<void>): Promise<void> {
  const processor = way === 'tar' || way === 'age' ? programs : own;
  const began = processor();
  took[way].push(await seconds(work));
  used[way].push(processor() - began);
}
try {
  for (const recording of ground.recordings) await ground.send(recording, 0);
  put('film in the package', (files * size) / 1e6, null, 'MB');
  put('gathering, signing and writing down', 1000 * (await seconds(() => made('folder'))), null, 'ms');
  const held = await heldDuring(
    async () => [ground.pid],
    async () => {
      for (let round = 0; round < rounds; round += 1) {
        const tar = await made('folder');
        const age = await made('passphrase');
        const file = `${target}.tar`;
        const works: Record<Way, () => Promise<void>> = {
          // Pieces come out of a socket small: together they are written as large as the copy's.
          tar: () => fetched(tar, createWriteStream(file, { highWaterMark: 4 << 20 })),
          copy: copied,
          age: () => fetched(age, nowhere()),
          library: sealedByLibrary,
        };
        for (const way of round % 2 === 0 ? ways : ways.toReversed()) await turn(way, works[way]);
        if (statSync(file).size < files * size) throw new Error('the film is not in the package');
        await rm(file);
        await swept();
      }
    },
  );
  const speed = (of: readonly number[]): number => (files * size) / 1e6 / median(of);
  put('as a tar into a file', speed(took.tar), null, 'MB/s');
  put('copying and hashing the same files', speed(took.copy), null, 'MB/s');
  put('times as long as copying and hashing', median(took.tar) / median(took.copy), 1 / bars.tar, 'x');
  put('its processor time beside theirs', median(used.tar) / median(used.copy), 1 / bars.tar, 'x');
  put('sealed with a passphrase', speed(took.age), null, 'MB/s');
  put('the stream of the library', speed(took.library), null, 'MB/s');
  put('times as long as that stream', median(took.age) / median(took.library), 1 / bars.age, 'x');
  put('its processor time beside that', median(used.age) / median(used.library), 1 / bars.age, 'x');
  put('memory of the program beyond what it held', (held.most - held.before) / 1e6, bars.memory, 'MB');
  tell({ rounds, seconds: took, processor: used, node: process.version });
} finally {
  await ground.remove();
}
process.exit();
