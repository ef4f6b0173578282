import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type OpenDatabase, openDatabase } from '@mingcha/db';
import { deviceLifecycle } from '@mingcha/domain/access';
import { signPurge } from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anchorAccessLog } from '../../src/access-log/anchor.ts';
import { togetherAsOffice } from '../../src/act.ts';
import { renderBulletin } from '../../src/capabilities/bulletins/render.ts';
import { folds, foldVersion } from '../../src/folds.ts';
import { signedInAs } from '../door/signed-in.ts';
import { Pen } from '../exchange/pen.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { confirmAll, draftBulletin, signBulletin } from '../house/paper.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { fileChangedBy, firstEntry, type LookAt, lookAt, tamperedBy } from './tampered.ts';

let house: House;
let town: Town;
let db: OpenDatabase;
let visit: string;
let finding: string;
let photo: string;
let bulletin: string;
let lost: Pen;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const found = await makeVisit(town, tablet, visit);
  await tablet.send();
  [finding = '', photo = ''] = [...found.findings, ...found.photos];
  await lockVisit(town, visit);
  await confirmAll(town, found.findings);
  const drafted = await draftBulletin(town, { findings: found.findings, photos: [] });
  bulletin = drafted.id;
  const signed = await signBulletin(town, drafted);
  await (await town.as('planner')).bulletins.number({ id: bulletin, expected: signed.version });
  await renderBulletin(house.services, bulletin);
  lost = await losesTablet();
  await signedInAs(town, 'reviewer');
  await anchorAccessLog(house.services);
  await house.services.db.sequencer.run();
  const { url, directUrl } = house.services.db;
  db = await openDatabase({ url, directUrl, folds, foldVersion, keyring: house.services.keyring });
}, 300_000);
afterAll(async () => {
  await db.close();
  await house.close();
});

const look = (how: LookAt = {}) => lookAt(house, db, how);
const tamperedWithMany = (
  change: readonly string[],
  undo: readonly string[],
  whatIsSeen: () => Promise<string[]> = () => look(),
) => tamperedBy(house, { change, undo }, whatIsSeen);

const anEntry = (kind: string) => firstEntry(house, kind);
const changedFile = (sha256: string, change: (bytes: Buffer) => void) =>
  fileChangedBy(house, { sha256, change }, look);
const tamperedWith = (change: string, undo: string) => tamperedWithMany([change], [undo]);

const one = (findings: readonly string[], part: string) => findings.filter((line) => line.includes(part));

test('an installation in which nothing was changed is whole', async () => {
  expect(await look()).toEqual([]);
});

describe('a change past the program is named by its place', () => {
  test('one bit of a signed entry', async () => {
    const { hash, header } = await anEntry('finding.recorded');
    const at = header.indexOf('POOR') < 0 ? 30 : header.indexOf('POOR');
    const flip = `update entry set header = set_byte(header, ${at}, get_byte(header, ${at}) # 1) where hash = '${hash}'`;
    const findings = await tamperedWith(flip, flip);
    expect(one(findings, `chains: `).join()).toContain(hash);
  });

  test('one bit of a head that was signed, or of what it was signed with', async () => {
    const { size } = await house.services.db.prisma.treeHead.findFirstOrThrow({ orderBy: { size: 'desc' } });
    const root = `update tree_head set root = translate(root, '0123456789abcdef', '123456789abcdef0') where size = ${size}`;
    const back = `update tree_head set root = translate(root, '123456789abcdef0', '0123456789abcdef') where size = ${size}`;
    const named = await tamperedWith(root, back);
    expect(named.join()).toContain(`tree.head-not-of-leaves`);
    expect(named.join()).toContain(`head.signature-wrong`);
    expect(named.every((line) => line.includes(`tree_head ${size}`))).toBe(true);
    const sig = `update tree_head set sig = set_byte(sig, 3, get_byte(sig, 3) # 1) where size = ${size}`;
    expect((await tamperedWith(sig, sig)).length).toBe(1);
  });

  test('threads see what one alone sees, in the same order', async () => {
    const { hash } = await anEntry('finding.recorded');
    const changes = [
      `update entry set kind = 'finding.amended' where hash = '${hash}'`,
      `update entry_payload set fields = set_byte(fields, 60, get_byte(fields, 60) # 1) where hash = '${hash}'`,
      `update visit set state = 'locked ' where id = '${visit}'`,
      `update finding set place = 'elsewhere' where id = '${finding}'`,
    ];
    const back = [
      `update entry set kind = 'finding.recorded' where hash = '${hash}'`,
      changes[1] ?? '',
      `update visit set state = 'locked' where id = '${visit}'`,
    ];
    const { place } = await house.services.db.prisma.finding.findUniqueOrThrow({ where: { id: finding } });
    back.push(`update finding set place = '${place}' where id = '${finding}'`);
    let alone: string[] = [];
    const threaded = await tamperedWithMany(changes, back, async () => {
      alone = await look();
      return await look({ threadsFrom: 0 });
    });
    expect(alone.length).toBeGreaterThan(3);
    expect(threaded).toEqual(alone);
    expect(await look({ threadsFrom: 0 })).toEqual([]);
  });

  test('a payload that is no JSON any more is named, and ends no look at anything else', async () => {
    const { hash } = await anEntry('finding.recorded');
    const spoil = `update entry_payload set fields = set_byte(fields, 0, get_byte(fields, 0) # 1) where hash = '${hash}'`;
    const moved = `update visit set state = 'locked ' where id = '${visit}'`;
    const back = `update visit set state = 'locked' where id = '${visit}'`;
    const named = await tamperedWithMany([spoil, moved], [spoil, back]);
    expect(one(named, 'chains: bytes.not-canonical').join()).toContain(hash);
    expect(one(named, 'tables: subject.unreadable').join()).toContain(hash);
    expect(one(named, 'tables: row.differs').join()).toContain(`visit row ${visit} column state`);
    expect(named).toHaveLength(3);
  });

  test('one bit of a tile', async () => {
    const flip = `update tree_tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1) where level = 0 and index = 0`;
    const named = await tamperedWith(flip, flip);
    expect(named).toHaveLength(1);
    expect(named.join()).toContain('tree.tile-changed');
    expect(named.join()).toContain('tree_tile 0/0');
  });

  test('two entries that changed places in the one order', async () => {
    const [a, b] = await house.services.db.prisma.leaf.findMany({
      where: { position: { in: [7n, 8n] } },
      orderBy: { position: 'asc' },
    });
    const put = (position: number, hash = '') =>
      `update leaf set hash = '${hash}' where position = ${position}`;
    const named = await tamperedWithMany(
      [put(7, 'x'), put(8, a?.hash), put(7, b?.hash)],
      [put(7, 'x'), put(8, b?.hash), put(7, a?.hash)],
    );
    expect(one(named, 'tree.head-not-of-leaves').length).toBeGreaterThan(0);
    expect(one(named, 'tree.tile-changed').join()).toContain('tree_tile 0/0');
  });

  test('the end of the order cut off, with the entries themselves left in place', async () => {
    const last = await house.services.db.prisma.leaf.findFirstOrThrow({ orderBy: { position: 'desc' } });
    const named = await tamperedWith(
      `delete from leaf where position = ${last.position}`,
      `insert into leaf (position, hash) values (${last.position}, '${last.hash}')`,
    );
    expect(one(named, 'tree.head-beyond-leaves').join()).toContain(`tree_head ${last.position + 1n}`);
    expect(one(named, 'order.entry-without-place').join()).toContain(last.hash);
  });

  test.each([0n, 7n])(
    'place %s of the order taken out, with its entry left where it is',
    async (position) => {
      const { hash } = await house.services.db.prisma.leaf.findUniqueOrThrow({ where: { position } });
      const named = await tamperedWith(
        `delete from leaf where position = ${position}`,
        `insert into leaf (position, hash) values (${position}, '${hash}')`,
      );
      expect(one(named, 'order.gap')).toEqual([`order: order.gap  leaf ${position + 1n}`]);
      expect(one(named, 'order.entry-without-place').join()).toContain(hash);
    },
  );

  test('one value of a payload', async () => {
    const { hash } = await anEntry('finding.confirmed');
    const row = await house.services.db.prisma.entryPayload.findUniqueOrThrow({ where: { hash } });
    const before = Buffer.from(row.fields).toString('hex');
    const text = Buffer.from(row.fields).toString('utf8');
    const changed = text.replace('"value":false', '"value":true').replace('"value":true,"x"', '');
    const after = Buffer.from(
      changed === text ? text.replace('"value":true', '"value":false') : changed,
    ).toString('hex');
    expect(after).not.toBe(before);
    const set = (hex: string) => `update entry_payload set fields = '\\x${hex}' where hash = '${hash}'`;
    const findings = await tamperedWith(set(after), set(before));
    expect(one(findings, 'payload.root-wrong').join()).toContain(hash);
  });

  test('one bit of a sealed value, which its digest alone would not show', async () => {
    const { hash } = await anEntry('visit.noted');
    const row = await house.services.db.prisma.entryPayload.findUniqueOrThrow({ where: { hash } });
    const before = Buffer.from(row.fields).toString('hex');
    const text = Buffer.from(row.fields).toString('utf8');
    const changed = text.replace(
      /"ct":"(.{20})(.)/,
      (_all, head: string, letter: string) => `"ct":"${head}${letter === 'A' ? 'B' : 'A'}`,
    );
    const set = (hex: string) => `update entry_payload set fields = '\\x${hex}' where hash = '${hash}'`;
    const findings = await tamperedWith(set(Buffer.from(changed).toString('hex')), set(before));
    expect(one(findings, 'payloads: sealed.').join()).toContain(hash);
  });

  test('a column beside the header, by which a list would lie', async () => {
    const { hash } = await anEntry('finding.recorded');
    const findings = await tamperedWith(
      `update entry set kind = 'finding.dropped' where hash = '${hash}'`,
      `update entry set kind = 'finding.recorded' where hash = '${hash}'`,
    );
    expect(findings).toContainEqual(
      expect.stringMatching(new RegExp(`column\\.differs.*${hash}.*column kind`)),
    );
  });

  test('one byte of what a lost tablet said was left on it', async () => {
    const { hash } = await anEntry('device.purged');
    const row = await house.services.db.prisma.entryPayload.findUniqueOrThrow({ where: { hash } });
    const text = Buffer.from(row.fields).toString('utf8');
    const changed = text.replace(/("path":"keptMedia","salt":"[^"]*","value":)1/, '$10');
    expect(changed).not.toBe(text);
    const set = (said: string) =>
      `update entry_payload set fields = '\\x${Buffer.from(said).toString('hex')}' where hash = '${hash}'`;
    const findings = await tamperedWith(set(changed), set(text));
    const [fault] = one(findings, 'purges: ');
    expect(fault).toContain(`purge.signature-wrong  entry ${hash} (${lost.device?.device})`);
    expect(fault).toContain(`writer ${lost.signer.writer}`);
    expect(fault).toContain('keptEntries 2, keptMedia 0');
  });

  test('one bit of a signature', async () => {
    const [run] = await house.services.db.prisma.run.findMany({ take: 1, orderBy: { arrival: 'desc' } });
    if (run === undefined) throw new Error('nothing was signed');
    const flip = `update run set sig = set_byte(sig, 10, get_byte(sig, 10) # 4) where writer = '${run.writer}' and from_seq = ${run.fromSeq} and to_seq = ${run.toSeq}`;
    const findings = await tamperedWith(flip, flip);
    expect(one(findings, 'run.signature-wrong').join()).toContain(
      `run ${run.writer} ${run.fromSeq}–${run.toSeq}`,
    );
  });

  test('an entry that was taken out', async () => {
    const { hash, seq } = await anEntry('visit.noted');
    await house.services.db.prisma.$executeRawUnsafe(
      `create table taken_out as select * from entry where hash = '${hash}'`,
    );
    const findings = await tamperedWith(
      `delete from entry where hash = '${hash}'`,
      `insert into entry select * from taken_out`,
    );
    await house.services.db.prisma.$executeRawUnsafe('drop table taken_out');
    expect(one(findings, 'chain.gap').length, String(seq)).toBeGreaterThan(0);
    expect(one(findings, 'order.place-without-entry').join()).toContain(hash);
  });

  test('a key slipped into the table of writers', async () => {
    const device = await house.services.db.prisma.device.findFirstOrThrow({ where: { state: 'enrolled' } });
    const flip = `update writer set public_key = set_byte(public_key, 3, get_byte(public_key, 3) # 1) where id = '${device.writer}'`;
    const findings = await tamperedWith(flip, flip);
    expect(one(findings, 'writer.key-not-its-own').join()).toContain(device.writer);
  });

  test('a key taken out of the table of writers, with what it wrote left standing', async () => {
    const { writer } = await house.services.db.prisma.device.findFirstOrThrow({
      where: { state: 'enrolled' },
    });
    const findings = await tamperedWithMany(
      [
        `create table taken_out as select * from writer where id = '${writer}'`,
        `delete from writer where id = '${writer}'`,
      ],
      ['insert into writer select * from taken_out', 'drop table taken_out'],
    );
    expect(one(findings, 'writer.unknown')).toEqual([`chains: writer.unknown  writer ${writer}`]);
  });

  test('somebody bound to a tablet without an entry', async () => {
    const device = await house.services.db.prisma.device.findFirstOrThrow({ where: { state: 'enrolled' } });
    const intruder = `per_${'x'.repeat(26)}`;
    const findings = await tamperedWith(
      `update writer set persons = array_append(persons, '${intruder}') where id = '${device.writer}'`,
      `update writer set persons = array_remove(persons, '${intruder}') where id = '${device.writer}'`,
    );
    expect(one(findings, 'writer.row-differs').join()).toContain(`${device.writer} persons`);
  });

  test('one cell of a projected table', async () => {
    const findings = await tamperedWith(
      `update finding set severity = 'minor' where id = '${finding}'`,
      `update finding set severity = 'ordinary' where id = '${finding}'`,
    );
    expect(findings).toEqual([
      `tables: row.differs  finding row ${finding} column severity  expected ordinary  found minor`,
    ]);
  });

  test('a row that no entry made', async () => {
    const findings = await tamperedWith(
      `insert into role_grant select 'rgt_forged', 'rgt_forged', office, person, 'director', seat, active, granted_by, granted_at, revoked_by, revoked_at, version from role_grant limit 1`,
      `delete from role_grant where id = 'rgt_forged'`,
    );
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain('row.not-from-journal  role_grant row rgt_forged');
  });

  test('a swapped password row, by the name of the account', async () => {
    const [mine, other] = await house.services.db.prisma.account.findMany({
      take: 2,
      include: { user: true },
    });
    const set = (id: string | undefined, hash: string | null | undefined) =>
      `update auth_account set password = '${hash}' where id = '${id}'`;
    const findings = await tamperedWith(set(mine?.id, other?.password), set(mine?.id, mine?.password));
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`credentials: credential.differs  account ${mine?.user.username}`);
  });

  test('a user slipped in beside the accounts', async () => {
    const findings = await tamperedWith(
      `with u as (insert into auth_user (id, name, email, updated_at, username, person_id) values ('ghost', 'g', 'g@x', now(), 'ghost', 'per_x') returning id)
       insert into auth_account (id, account_id, provider_id, user_id, password, updated_at) values ('gh', 'ghost', 'credential', 'ghost', 'x', now())`,
      `with a as (delete from auth_account where id = 'gh' returning id) delete from auth_user where id = 'ghost'`,
    );
    expect(findings).toEqual(['credentials: credential.without-account  auth_user ghost ghost']);
  });

  test('one bit of a recording, by its hash', async () => {
    const { receivedHash } = await house.services.db.prisma.evidence.findUniqueOrThrow({
      where: { id: photo },
    });
    const findings = await changedFile(receivedHash ?? '', (bytes) => {
      bytes[100] = (bytes[100] ?? 0) ^ 1;
    });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toContain(`blobs: blob.changed  blob ${receivedHash}`);
  });

  test('one bit of a printed bulletin', async () => {
    const { sha256 } = await house.services.db.prisma.bulletin.findUniqueOrThrow({ where: { id: bulletin } });
    const findings = await changedFile(sha256 ?? '', (bytes) => {
      bytes[500] = (bytes[500] ?? 0) ^ 1;
    });
    expect(one(findings, 'blob.changed').join()).toContain(sha256 ?? 'none');
  });

  test('a file that is gone, and one that nobody recorded', async () => {
    const { viewHash } = await house.services.db.prisma.bulletin.findUniqueOrThrow({
      where: { id: bulletin },
    });
    const file = house.services.blobs.absolute(viewHash ?? '');
    const bytes = readFileSync(file);
    rmSync(file, { force: true });
    const stray = await house.services.blobs.put(new TextEncoder().encode('stray'));
    const findings = await look();
    writeFileSync(file, bytes);
    rmSync(house.services.blobs.absolute(stray.sha256), { force: true });
    expect(one(findings, 'blob.missing').join()).toContain(viewHash ?? 'none');
    expect(one(findings, 'documents: view.missing')).toHaveLength(1);
    expect(findings).toContain(`blobs: blob.unrecorded  blob ${stray.sha256} (${stray.path})`);
  });

  test('one line of the access log, also when everything after it was written anew', async () => {
    const line = await house.services.db.prisma.accessLog.findFirstOrThrow({ orderBy: { seq: 'asc' } });
    const findings = await tamperedWith(
      `update access_log set person = 'per_other' where seq = ${line.seq}`,
      `update access_log set person = '${line.person}' where seq = ${line.seq}`,
    );
    expect(findings).toEqual([`access-log: log.line-changed  access_log ${line.seq}`]);
  });

  test('the end of the access log cut off below what the journal has anchored', async () => {
    const last = await house.services.db.prisma.accessLog.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    await house.services.db.prisma.$executeRawUnsafe(
      `create table cut as select * from access_log where seq = ${last.seq}`,
    );
    const findings = await tamperedWith(
      `delete from access_log where seq = ${last.seq}`,
      'insert into access_log select * from cut',
    );
    await house.services.db.prisma.$executeRawUnsafe('drop table cut');
    expect(findings.join()).toContain(`log.cut-off  access_log ${last.seq}`);
  });

  test('and when all of it is undone, everything is whole again', async () => {
    expect(await look()).toEqual([]);
  });
});

test('a purge that the server itself made up, in a chain that is whole', async () => {
  const device = lost.device?.device ?? '';
  const said = await signPurge(lost.signer, { ...left, at: 9 });
  const subject = { type: 'device' as const, id: device };
  await togetherAsOffice(house.services, town.office, [subject], ({ act }) =>
    act({
      lifecycle: deviceLifecycle,
      subject,
      command: { type: 'purgeDevice', ...said, keptMedia: 0 },
      facts: {},
    }),
  );
  await house.services.db.sequencer.run();
  const findings = await look();
  expect(findings).toHaveLength(1);
  expect(findings[0]).toContain('purges: purge.signature-wrong');
});

test('the tables that guard themselves refuse a plain change', async () => {
  const { prisma } = house.services.db;
  for (const table of ['entry', 'run', 'leaf', 'access_log'])
    await expect(prisma.$executeRawUnsafe(`delete from ${table}`), table).rejects.toThrow('append-only');
});

const left = { at: 5, entries: 3, media: 1, keptEntries: 2, keptMedia: 1 };

/** A tablet that was revoked, and said under its own signature what it let go of. */
async function losesTablet(): Promise<Pen> {
  const pen = new Pen(town);
  const id = await pen.enrol(['lead']);
  const { version } = await house.services.db.prisma.device.findUniqueOrThrow({ where: { id } });
  await town.admin.access.devices.revoke({ id, expected: version, reason: '平板遗失' });
  if (pen.device === null) throw new Error('not enrolled');
  const session = { ...pen.device, state: 'revoked' as const };
  await house.tablet(session).exchange.purged(await signPurge(pen.signer, left));
  return pen;
}
