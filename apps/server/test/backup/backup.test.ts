import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startEmbedded } from '@mingcha/db';
import { words } from '@mingcha/words';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { unpackTar } from 'modern-tar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BackedUp, type BackupOrder, backUp } from '../../src/backup/back-up.ts';
import { backupFailures } from '../../src/backup/failure.ts';
import { unfinished } from '../../src/backup/places.ts';
import { putBack } from '../../src/backup/put-back.ts';
import { checkStamp, restoringMark, writeStamp } from '../../src/start/folder.ts';
import { version } from '../../src/version.ts';
import { fill, forbidGrowth, mountSmall, unmount } from '../hazards/disk.ts';
import { settingsIn } from '../hazards/settings-in.ts';
import { type House, openHouse } from '../house/house.ts';
import { newFolder } from '../start/program.ts';

const place = mkdtempSync(join(tmpdir(), 'mingcha-backups-'));
const to = join(place, 'backups');
const keys = join(place, 'vault');
const never = new AbortController().signal;
let house: House;
let photo: string;
let doomed: string;

beforeAll(async () => {
  house = await openHouse();
  const { services } = house;
  const { office } = await house.found('清源市督查室', '清督');
  for (const bytes of [Buffer.from('一张照片'), Buffer.alloc(300_000, 7)]) {
    const { sha256, size, path } = await services.blobs.put(bytes);
    const row = { sha256, size, path, mime: 'image/jpeg', office, subject: 'evd_x', state: 'stored' };
    await services.db.prisma.blob.create({ data: { ...row, arrival: 1 } });
    photo = sha256;
  }
  doomed = (await services.db.prisma.blob.findFirstOrThrow({ where: { NOT: { sha256: photo } } })).sha256;
  await services.db.sequencer.run();
  writeStamp(services.settings.folders.data, { version, demo: true });
});
const restored: string[] = [];
afterAll(async () => {
  for (const folder of restored) {
    if (existsSync(join(folder, 'postgres'))) await (await startEmbedded({ folder })).remove();
    rmSync(folder, { recursive: true, force: true });
  }
  rmSync(place, { recursive: true, force: true });
  await house.close();
});

const take = (more: Partial<BackupOrder> = {}): Promise<BackedUp> =>
  backUp({
    settings: house.services.settings,
    store: house.services.db,
    to,
    keys,
    recipients: [],
    signal: never,
    ...more,
  });

function emptyFolder(): string {
  const folder = newFolder();
  restored.push(folder);
  return folder;
}

const bring = (
  from: string,
  vault: string,
  folder = emptyFolder(),
  identities: string[] = [],
  signal = never,
) => putBack({ settings: settingsIn(folder), from, keys: vault, identities, reason: '演练', signal });

const everyFile = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

/** Nothing but whole backups lies in a place, whatever happened there. */
const nothingHalf = () => {
  for (const folder of [to, keys].filter((one) => existsSync(one))) {
    for (const name of readdirSync(folder).filter((one) => !one.startsWith('blobs')))
      expect(existsSync(join(folder, name, 'manifest.json')), name).toBe(true);
    expect(everyFile(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  }
};

describe('a backup', () => {
  test('holds everything that is no key, and its keys lie elsewhere with nothing else', async () => {
    const { folder, keysFolder, manifest } = await take();
    const there = everyFile(folder);
    expect(there).toContain('database/entry.copy.gz');
    expect(there.some((name) => /secret|pem|hmac|keys/.test(name))).toBe(false);
    const unit = gunzipSync(readFileSync(join(folder, 'database/entry.copy.gz'))).toString();
    expect(unit.trim().split('\n')).toHaveLength(manifest.log.entries);
    expect(manifest.log.head?.size).toBe(manifest.log.entries);
    const archive = await unpackTar(readFileSync(join(keysFolder, 'keys.tar')));
    const held = archive.map(({ header }) => header.name);
    expect(held).toEqual(expect.arrayContaining(['secrets/receipt.pem', 'secrets/recovery.age']));
    expect(held.every((name) => /^(secrets|keys)\//.test(name))).toBe(true);
    // Tables that the journal makes hold names in clear: they stay out.
    expect(there.filter((name) => /person|unit|finding|bulletin/.test(name))).toEqual([]);
  });

  test('copies a file once, however many backups there are, and reads one again that no list tells of', async () => {
    expect((await take()).copied.copied).toBe(0);
    for (const name of readdirSync(to).filter((one) => one !== 'blobs'))
      rmSync(join(to, name), { recursive: true });
    const again = await take();
    expect(again.copied.copied).toBe(0);
    expect(again.manifest.blobs.count).toBe(2);
  });

  test('names a file that was changed or lost in the installation, and never keeps other bytes under its name', async () => {
    const { blobs } = house.services;
    const path = blobs.absolute(doomed);
    const bytes = readFileSync(path);
    chmodSync(path, 0o600);
    writeFileSync(path, 'other bytes');
    const elsewhere = join(place, 'damaged');
    const changed = await take({ to: elsewhere });
    expect(changed.manifest.blobs.damaged).toEqual([{ sha256: doomed, why: 'changed' }]);
    expect(everyFile(elsewhere).filter((name) => name.includes(doomed))).toEqual([]);
    rmSync(path);
    expect((await take({ to: elsewhere })).manifest.blobs.damaged).toEqual([
      { sha256: doomed, why: 'missing' },
    ]);
    // Ordered to be destroyed: rightly gone.
    const { prisma } = house.services.db;
    await prisma.blob.update({ where: { sha256: doomed }, data: { state: 'destroying' } });
    const without = (await take({ to: elsewhere })).manifest.blobs;
    expect(without).toMatchObject({ damaged: [], count: 1 });
    writeFileSync(path, bytes);
    expect((await take({ to: elsewhere })).manifest.blobs).toMatchObject({ damaged: [], count: 1 });
    // Another recording of the same bytes was not destroyed: the next look at what is going finds that they stay.
    await prisma.$executeRawUnsafe(`insert into evidence select * from jsonb_populate_record(null::evidence,
      (select jsonb_object_agg(column_name, case data_type when 'text' then '"-"' when 'boolean' then 'false' else '0' end::jsonb)
        from information_schema.columns where table_name = 'evidence') || '{"sha256": "${doomed}"}'::jsonb)`);
    expect((await take({ to: elsewhere })).manifest.blobs).toMatchObject({ damaged: [], count: 2 });
    await prisma.$executeRawUnsafe('delete from evidence');
    await prisma.blob.update({ where: { sha256: doomed }, data: { state: 'stored' } });
    expect((await take({ to: elsewhere })).manifest.blobs.damaged).toEqual([]);
  });

  test('that is given recipients can be read by none but them', async () => {
    const identity = await generateX25519Identity();
    const sealed = { to: join(place, 'sealed'), keys: join(place, 'sealed-keys') };
    const made = await take({ ...sealed, recipients: [await identityToRecipient(identity)] });
    for (const name of [...everyFile(sealed.to), ...everyFile(sealed.keys)]) {
      if (/manifest\.json$|blobs\.jsonl\.gz$/.test(name)) continue;
      const path =
        [sealed.to, sealed.keys].map((one) => join(one, name)).find((one) => existsSync(one)) ?? '';
      expect(readFileSync(path).subarray(0, 21).toString(), name).toBe('age-encryption.org/v1');
    }
    expect((await take({ ...sealed, recipients: [await identityToRecipient(identity)] })).copied.copied).toBe(
      0,
    );
    const stranger = await generateX25519Identity();
    await expect(bring(made.folder, made.keysFolder)).rejects.toMatchObject({ code: 'identity-missing' });
    const folder = emptyFolder();
    const wrong = bring(made.folder, made.keysFolder, folder, [stranger]);
    await expect(wrong).rejects.toMatchObject({ code: 'identity-wrong' });
    expect(readdirSync(folder)).toEqual([]);
    const back = await bring(made.folder, made.keysFolder, folder, [stranger, identity]);
    expect(back.verification.findings.map(({ code }) => code)).toEqual([]);
    expect(back.verification.blobs).toBe(2);
    expect(back.entry).not.toBeNull();
    expect(() => checkStamp(folder, version, true)).not.toThrow();
  });
});

describe('a backup that cannot be whole leaves nothing that looks like one, and says why', () => {
  const refused = async (more: Partial<BackupOrder>, code: string) => {
    await expect(take(more)).rejects.toMatchObject({ name: 'BackupFailure', code });
    nothingHalf();
  };

  test('a place inside the data, or around it', async () => {
    const { data } = house.services.settings.folders;
    await refused({ to: join(data, 'backup') }, 'target-in-data');
    await refused({ keys: join(data, 'backup') }, 'target-in-data');
    await refused({ to: join(data, '..') }, 'target-in-data');
    expect(existsSync(join(data, 'backup'))).toBe(false);
  });

  test('keys that would lie with what they open', async () => {
    await refused({ keys: to }, 'keys-not-apart');
    await refused({ keys: join(to, 'keys') }, 'keys-not-apart');
  });

  test('a place that cannot be written, or is none', async () => {
    await refused({ to: '/proc/mingcha' }, 'target-forbidden');
    writeFileSync(join(place, 'file'), '');
    await refused({ to: join(place, 'file') }, 'target-not-a-folder');
  });

  test('a receiver that is none', () => refused({ recipients: ['age1nobody'] }, 'recipient-wrong'));

  test('a full disk', async () => {
    const small = join(place, 'small');
    mkdirSync(small);
    if (mountSmall(small, 1)) {
      const room = fill(small, 40_000);
      try {
        await refused({ to: small }, 'target-full');
        expect(readdirSync(small).filter((name) => name !== 'blobs')).toEqual(['ballast']);
        room();
        expect((await take({ to: small })).manifest.blobs.count).toBe(2);
      } finally {
        unmount(small);
      }
    } else {
      const lift = forbidGrowth([process.pid], 2000);
      try {
        await refused({ to: small }, 'target-full');
      } finally {
        lift();
      }
    }
  });

  test('an interruption at every step, and what a killed one left is swept by the next', async () => {
    for (const step of ['database', 'keys', 'blobs'] as const) {
      const stop = new AbortController();
      const elsewhere = { to: join(place, `broken-${step}`), keys: join(place, `broken-keys-${step}`) };
      const end = (now: string) => (now === step ? stop.abort() : undefined);
      await expect(take({ ...elsewhere, signal: stop.signal, progress: end })).rejects.toMatchObject({
        code: 'interrupted',
      });
      expect(
        readdirSync(elsewhere.to).filter((name) => !name.startsWith('blobs')),
        step,
      ).toEqual([]);
      expect(readdirSync(elsewhere.keys), step).toEqual([]);
    }
    const left = unfinished('20260101T000000000Z').replace(`.${process.pid}.`, '.4194300.');
    mkdirSync(join(to, left));
    await take();
    expect(readdirSync(to)).not.toContain(left);
  });
});

describe('a restore that cannot be whole puts nothing back, and says why', () => {
  let made: BackedUp;
  beforeAll(async () => {
    made = await take({ to: join(place, 'tried'), keys: join(place, 'tried-keys') });
  });

  const refused = async (code: string, from = made.folder, vault = made.keysFolder) => {
    const folder = emptyFolder();
    await expect(bring(from, vault, folder)).rejects.toMatchObject({ code });
    expect(readdirSync(folder)).toEqual([]);
  };

  async function changed(path: string, change: (bytes: Buffer) => Buffer | string, code: string) {
    const bytes = readFileSync(path);
    chmodSync(path, 0o600);
    writeFileSync(path, change(bytes));
    try {
      await refused(code);
    } finally {
      writeFileSync(path, bytes);
    }
  }
  const flipped = (bytes: Buffer) => {
    const other = Buffer.from(bytes);
    other[3] = (other[3] ?? 0) ^ 1;
    return other;
  };

  test('one bit of a table, of the keys, or of a file', async () => {
    await changed(join(made.folder, 'database/entry.copy.gz'), flipped, 'file-changed');
    await changed(join(made.keysFolder, 'keys.tar'), flipped, 'file-changed');
    const blob = join(place, 'tried/blobs', doomed.slice(0, 2), doomed.slice(2, 4), doomed);
    await changed(blob, flipped, 'file-changed');
    await changed(blob, (bytes) => bytes.subarray(1), 'file-changed');
  });

  test('a manifest that somebody else wrote, or that was put together from two', async () => {
    const other = (bytes: Buffer) => bytes.toString().replace('"demo": true', '"demo": false');
    await changed(join(made.folder, 'manifest.json'), other, 'signature-wrong');
    await changed(join(made.folder, 'manifest.json'), (bytes) => bytes.subarray(0, 400), 'not-a-backup');
    await changed(
      join(made.folder, 'manifest.json'),
      (bytes) => bytes.toString().replace('"v": 1', '"v": 2'),
      'backup-newer',
    );
  });

  test('a file that is missing, a folder that is no backup, keys that are older or of another installation', async () => {
    const path = join(made.folder, 'database/leaf.copy.gz');
    const bytes = readFileSync(path);
    rmSync(path);
    await refused('file-missing');
    writeFileSync(path, bytes);
    await refused('not-a-backup', place);
    await refused('not-keys', made.folder, place);
    const old = join(keys, readdirSync(keys).sort()[0] ?? '');
    await refused('keys-too-old', made.folder, old);
    await changed(
      join(made.keysFolder, 'manifest.json'),
      (text) => text.toString().replace(/"first": "[0-9a-f]{64}/, `"first": "${'0'.repeat(64)}`),
      'keys-of-another',
    );
  });

  test('a folder that is not empty, and one that a restore was killed in, which no start opens either', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, restoringMark), '');
    await expect(bring(made.folder, made.keysFolder, folder)).rejects.toMatchObject({
      code: 'folder-not-empty',
    });
    expect(() => checkStamp(folder, version, true)).toThrow('folder-half-restored');
    expect(readdirSync(folder)).toEqual([restoringMark]);
  });

  test('and with later keys it says what was ordered to be destroyed since', async () => {
    const person = house.services.db.prisma.personAccount;
    const { office } = await person.findFirstOrThrow();
    const subject = { type: 'office' as const, id: office };
    await house.services.db.transact(async (writer) => {
      await writer.lock([subject]);
      const approvals = [house.services.newId('per'), house.services.newId('per')];
      const entries = [{ hash: 'a'.repeat(64), paths: ['text'] }];
      const payload = { entries, approvals, reason: '保管期满' };
      const actor = { person: approvals[0] ?? '', seat: null };
      await writer.append([
        { kind: 'fields.erased', subject, office, actor, payload, expected: await writer.count(subject) },
      ]);
    });
    const { keysFolder, manifest } = await take();
    expect(manifest.destroyed.count).toBe(1);
    const back = await bring(made.folder, keysFolder);
    expect(back.later.map(({ hash }) => hash)).toEqual([manifest.destroyed.newest?.hash]);
    expect(back.verification.findings).toEqual([]);
  });
});

test('every way it can end has its sentence, in both languages', () => {
  for (const code of backupFailures)
    for (const language of ['zh', 'en'] as const)
      expect(words[language][`backup.failure.${code}`], code).toBeTruthy();
});
