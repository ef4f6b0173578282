/**
 * The independent verifier as somebody runs it: the built program in a process of its own. `node tests/bench/verifier.ts [--out result.json]`.
 * A package with 1 GB of recordings beside `sha256sum` over the same files, by turns, so that other load falls on both; its memory; and how
 * many entries a second it checks at 10⁴ and 10⁵.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type Made, Office } from '../../packages/verifier/test/maker/office.ts';
import {
  bagged,
  type Draft,
  draftOf,
  type Files,
  filesOf,
} from '../../packages/verifier/test/maker/package.ts';
import {
  drawn,
  hexOf,
  jcs,
  sha256,
  type Thing,
  treeRoot,
} from '../../packages/verifier/test/maker/primitives.ts';
import { type Story, tellStory } from '../../packages/verifier/test/maker/story.ts';
import { createFigures } from './figures.ts';
import { heldDuring } from './memory.ts';

const program = resolve(import.meta.dirname, '../../packages/verifier/dist/npm/mingcha-verify.js');
if (!existsSync(program)) throw new Error('build first: npm run build');
const MB = 1_048_576;
const { put, tell } = createFigures('verifier');
const folder = mkdtempSync(join(tmpdir(), 'mingcha-bench-verifier-'));

function write(root: string, files: Files): void {
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), bytes);
  }
}

/** A film of random slices, written as it is measured: a gigabyte is never held. */
function film(root: string, slices: number): Thing & { sha256: string } {
  const draft = join(root, 'film');
  const file = openSync(draft, 'w');
  const whole = createHash('sha256');
  const digests: Buffer[] = [];
  for (let at = 0; at < slices; at++) {
    const slice = randomBytes(MB);
    whole.update(slice);
    digests.push(sha256(slice));
    writeSync(file, slice);
  }
  closeSync(file);
  const sum = whole.digest('hex');
  mkdirSync(join(root, 'data/evidence'), { recursive: true });
  spawnSync('mv', [draft, join(root, `data/evidence/${sum}.webm`)]);
  return {
    size: slices * MB,
    sliceSize: MB,
    slices: digests.map((each) => each.toString('hex')),
    root: treeRoot(digests).toString('hex'),
    sha256: sum,
  };
}

/** The bag's own lists, with what lies on the disk already. */
function finish(
  root: string,
  draft: Draft,
  story: Story,
  films: readonly { path: string; sha256: string; size: number }[],
): void {
  const files = bagged(filesOf(draft, story));
  const text = (name: string) => Buffer.from(files.get(name) as Uint8Array).toString();
  const manifest = `${text('manifest-sha256.txt')}${films.map((each) => `${each.sha256}  ${each.path}\n`).join('')}`;
  files.set('manifest-sha256.txt', Buffer.from(manifest));
  files.set('bag-info.txt', Buffer.from('Contact-Name: nobody\n'));
  const tags = ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt'];
  files.set(
    'tagmanifest-sha256.txt',
    Buffer.from(tags.map((name) => `${hexOf(files.get(name) as Uint8Array)}  ${name}\n`).join('')),
  );
  write(root, files);
}

function withFilms(count: number, slices: number): { root: string; paths: string[] } {
  const root = join(folder, 'films');
  mkdirSync(root);
  const story = tellStory();
  const { office } = story;
  const films = Array.from({ length: count }, () => {
    const measured = film(root, slices);
    const subject = `evidence ${drawn('evd')}`;
    Object.assign(story.subjects, { [subject]: subject });
    const payload = { visit: 'vis_x', medium: 'video', mime: 'video/webm', ...measured };
    const { hash } = office.say({ by: office.tablet, kind: 'evidence.captured', subject, payload });
    return {
      path: `data/evidence/${measured.sha256}.webm`,
      sha256: measured.sha256,
      size: slices * MB,
      hash,
    };
  });
  office.close(office.tablet);
  const draft = draftOf(story);
  for (const { hash: of, ...each } of films)
    draft.list.files.push({ ...each, mime: 'video/webm', role: 'original', of });
  finish(root, draft, story, films);
  return { root, paths: films.map(({ path }) => join(root, path)) };
}

/** The tree from the leaves up; an odd one goes up as it is. */
function levelsOf(leaves: Buffer[]): Buffer[][] {
  const levels = [leaves.map((leaf) => sha256(Uint8Array.of(0), leaf))];
  for (let below = levels[0] as Buffer[]; below.length > 1; below = levels.at(-1) as Buffer[]) {
    const above: Buffer[] = [];
    for (let at = 0; at < below.length; at += 2) {
      const [left, right] = [below[at] as Buffer, below[at + 1]];
      above.push(right === undefined ? left : sha256(Uint8Array.of(1), left, right));
    }
    levels.push(above);
  }
  return levels;
}

function withEntries(count: number): string {
  const root = join(folder, `entries-${count}`);
  const story = tellStory();
  const { office } = story;
  const { tablet, key } = office;
  const subject = { type: 'visit', id: drawn('vis') };
  const own = office.log.filter(({ header }) => header.writer === tablet.id);
  let before = own.at(-1) as Made;
  let first = true;
  for (let at = 0; at < count; at++) {
    const fields = Office.fields({ text: `记事 ${at}`, waiting: at, windowsOpen: 2, windowsTotal: 6 });
    const header = {
      ...before.header,
      seq: before.header.seq + 1,
      prev: before.hash,
      kind: 'visit.noted',
      subject,
      after: first ? [] : [before.hash],
      payloadRoot: Office.root(fields),
    };
    before = { hash: hexOf(jcs(header)), header, fields };
    first = false;
    office.log.push(before);
    office.receipt(before);
    if (at % 100 === 99 || at === count - 1) {
      const from =
        Math.max(
          ...office.runs
            .filter((run) => run.writer === tablet.id)
            .map((run) => run.to as number)
            .slice(-1),
        ) + 1;
      const body = { v: 1, alg: tablet.alg, writer: tablet.id, from, to: header.seq, head: before.hash };
      office.runs.push({ ...body, sig: tablet.sign('run', body) });
    }
  }
  // Made small first: the maker counts along the whole log for every entry.
  const noted = office.log.splice(office.log.length - count);
  const draft = draftOf(story);
  office.log.push(...noted);
  const levels = levelsOf(office.leaves());
  const places = new Map(office.log.map(({ hash }, leaf) => [hash, leaf]));
  draft.entries = [...draft.entries, ...noted];
  draft.placements = draft.entries.map(({ hash }) => {
    const leaf = places.get(hash) ?? 0;
    const path: string[] = [];
    let at = leaf;
    for (const level of levels.slice(0, -1)) {
      const beside = level[at ^ 1];
      if (beside !== undefined) path.push(beside.toString('hex'));
      at >>= 1;
    }
    return { v: 2, hash, leaf, path };
  });
  const body = {
    v: 1,
    alg: key.alg,
    key: key.id,
    size: office.log.length,
    root: levels.at(-1)?.[0]?.toString('hex'),
    at: office.tick(),
  };
  draft.heads = { earlier: [], head: { ...body, sig: key.sign('tree-head', body) } };
  draft.receipts = draft.entries.flatMap(({ hash }) => [office.receipts.get(hash) ?? []].flat());
  draft.runs = office.runs;
  draft.list.subjects.push({ ...subject, count, heads: [before.hash] });
  finish(root, draft, story, []);
  return root;
}

async function verified(root: string): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now();
  const child = spawn(process.execPath, [program, root, '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text) => {
    said += text;
  });
  const held = await heldDuring(
    async () => (child.pid === undefined ? [] : [child.pid]),
    () => new Promise<void>((done) => child.on('close', () => done())),
  );
  if (child.exitCode !== 0) throw new Error(said.slice(0, 2000));
  return { seconds: (performance.now() - began) / 1000, megabytes: held.most / MB };
}

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0;

try {
  const { root, paths } = withFilms(8, 128);
  const [ours, theirs, memory]: [number[], number[], number[]] = [[], [], []];
  for (let turn = 0; turn < 3; turn++) {
    const began = performance.now();
    if (spawnSync('sha256sum', paths).status !== 0) throw new Error('sha256sum');
    theirs.push((performance.now() - began) / 1000);
    const { seconds, megabytes } = await verified(root);
    ours.push(seconds);
    memory.push(megabytes);
  }
  const bare = median(theirs);
  put('sha256sum of 1 GB', bare, null, 's');
  put('a package with 1 GB of recordings (0.8 of the speed of sha256sum)', median(ours), bare / 0.8, 's');
  put('memory meanwhile', Math.max(...memory), 200, 'MB');
  const rates: number[] = [];
  for (const count of [10_000, 100_000]) {
    const { seconds, megabytes } = await verified(withEntries(count));
    rates.push(count / seconds);
    put(`${count} entries with a receipt each`, seconds, null, 's');
    put(`${count} entries: a second`, count / seconds, null, 'entries');
    put(`${count} entries: memory`, megabytes, null, 'MB');
  }
  tell({ flat: Math.round(((rates[1] ?? 0) / (rates[0] ?? 1)) * 100) / 100 });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
