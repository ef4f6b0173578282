import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbedded } from '@mingcha/db';
import { freePort } from '@mingcha/soak';
import { afterAll, expect, test } from 'vitest';
import { upgradesIn } from '../../src/backup/keep-before.ts';
import { putBack } from '../../src/backup/put-back.ts';
import { BlobStore } from '../../src/blobs/blob-store.ts';
import { readStamp, writeStamp } from '../../src/start/folder.ts';
import { version } from '../../src/version.ts';
import { settingsIn } from '../hazards/settings-in.ts';
import { openHouse } from '../house/house.ts';
import { newFolder, Program } from '../start/program.ts';

const folder = newFolder();
const back = newFolder();
afterAll(async () => {
  for (const one of [folder, back]) {
    if (existsSync(join(one, 'postgres'))) await (await startEmbedded({ folder: one })).remove();
    rmSync(one, { recursive: true, force: true });
  }
});

/** As a version before left it. */
function writtenBy(older: string): void {
  const path = join(folder, 'program.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace(`"${version}"`, `"${older}"`));
  const before = new Date(Date.now() - 60_000);
  utimesSync(path, before, before);
}

async function live(): Promise<string> {
  const program = new Program(await freePort(), { MINGCHA_DATA: folder });
  await program.healthy();
  await expect.poll(() => program.out, { timeout: 10_000 }).toContain('Ctrl-C');
  expect(await program.stop()).toBe(0);
  return program.out;
}

test('another version keeps what it finds before it touches it, and one can go back', async () => {
  const house = await openHouse({ folder, demo: false, now: Date.now });
  const { office } = await house.found('清源市督查室', '清督');
  const { services } = house;
  const { sha256, size, path } = await services.blobs.put(Buffer.from('一张照片'));
  const row = {
    sha256,
    size,
    path,
    mime: 'image/jpeg',
    office,
    subject: 'evd_x',
    state: 'stored',
    arrival: 1,
  };
  await services.db.prisma.blob.create({ data: row });
  const doomed = await services.blobs.put(Buffer.from('后来依法销毁'));
  await services.db.prisma.blob.create({ data: { ...row, ...doomed } });
  await house.close();
  const { to, keys } = upgradesIn(folder);
  writeStamp(folder, { version, demo: false });
  writtenBy('0.0.9');
  expect(await live()).toContain(`Upgraded from version 0.0.9 to ${version}`);
  expect(readStamp(folder)?.version).toBe(version);
  const kept = () => readdirSync(to).filter((name) => name !== 'blobs');
  expect(kept()).toHaveLength(1);

  // Its file here and the one kept for going back are one: what is destroyed is destroyed under every name.
  await new BlobStore(settingsIn(folder).folders.blobs).destroy(doomed.sha256);
  const [id = ''] = kept();
  const done = await putBack({
    settings: settingsIn(back),
    from: join(to, id),
    keys: join(keys, id),
    identities: [],
    reason: '退回旧版本',
    signal: new AbortController().signal,
  });
  expect(done.manifest.program).toBe('0.0.9');
  expect(done.verification.findings.map(({ code, place }) => [code, place.slice(5, 69)])).toEqual([
    ['blob.missing', doomed.sha256],
  ]);
  expect(done.verification.blobs).toBe(2);
}, 120_000);

test('what cannot be kept is not touched', async () => {
  writtenBy('0.0.8');
  const { to } = upgradesIn(folder);
  rmSync(join(folder, 'upgrades'), { recursive: true });
  writeFileSync(join(folder, 'upgrades'), '');
  const program = new Program(await freePort(), { MINGCHA_DATA: folder });
  expect(await program.ended()).toBe(74);
  expect(program.told).toContain('what version 0.0.8 left could not be kept');
  expect(readStamp(folder)?.version).toBe('0.0.8');
  expect(existsSync(to)).toBe(false);
}, 60_000);
