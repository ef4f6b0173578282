import { say } from '@mingcha/words';
import { describe, expect, it } from 'vitest';
import { DeviceDb } from '../src/journal/device-db.ts';
import { newId, random } from '../src/keys/bytes.ts';
import { ensureDeviceKeys } from '../src/keys/device-keys.ts';
import { newNoteId, openNotes } from '../src/notes/note-store.ts';
import { isCurtain } from '../src/parts/curtain.ts';
import { NoPrf } from '../src/vault/passkey-ceremony.ts';
import { passkeyHindrance } from '../src/vault/passkey-hindrance.ts';
import { addPasskey, removePasskey, unlockWithPasskey } from '../src/vault/passkeys.ts';
import { makePersonKey, unlockVault, type VaultParts } from '../src/vault/vault.ts';

const database = () => new DeviceDb(`notes-${newId('tst')}`);

describe('notes', () => {
  it('are there again after a restart, newest first, and lie sealed on the disk', async () => {
    const db = database();
    const clock = { at: 1 };
    const [one, two] = [newNoteId(), newNoteId()];
    const notes = openNotes(db, () => clock.at);
    await notes.write(one, '买菜');
    clock.at = 2;
    await notes.write(two, '接孩子');
    clock.at = 3;
    await notes.write(one, '买菜\n豆腐');
    const again = openNotes(db, () => clock.at);
    expect((await again.list()).map(({ text }) => text)).toEqual(['买菜\n豆腐', '接孩子']);
    const raw = (await db.jottings.toArray()).map(({ box }) => new TextDecoder().decode(box)).join();
    expect(raw).not.toContain('买菜');
    await again.remove(one);
    expect(await again.list()).toHaveLength(1);
  });

  it('say no word of inspection, in either language', () => {
    const words = /暗访|走访|巡查|检查|督查|明察|问题|证据|inspect|visit|evidence|finding|covert/i;
    const keys = ['new', 'none', 'blank', 'text', 'remove', 'locked'] as const;
    for (const language of ['zh-CN', 'en'] as const)
      for (const key of keys) expect(say(language, `field.notes.${key}`)).not.toMatch(words);
  });
});

describe('the curtain', () => {
  const from = [
    { at: 0, x: 100, y: 200 },
    { at: 40, x: 260, y: 210 },
  ];
  it.each([
    ['two fingers drawn down', [100, 270, 255, 280], true],
    ['one of them alone', [100, 270, 260, 212], false],
    ['fingers that part', [20, 230, 380, 235], false],
    ['fingers drawn up', [100, 120, 260, 130], false],
    ['fingers drawn aside', [190, 262, 350, 272], false],
  ])('%s', (_, [x1 = 0, y1 = 0, x2 = 0, y2 = 0], drawn) => {
    const to = [
      { x: x1, y: y1 },
      { x: x2, y: y2 },
    ];
    expect(isCurtain(from, to)).toBe(drawn);
  });
});

describe('a passkey', () => {
  async function tablet() {
    const db = database();
    const device = await ensureDeviceKeys(db);
    const parts: VaultParts = {
      db,
      device,
      recoveryKey: 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq',
      now: () => 1,
      cost: { memory: 64, passes: 1 },
    };
    return parts;
  }

  it('opens the same vault as the PIN, which goes on working; taken away it opens nothing', async () => {
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const parts = {
      ...(await tablet()),
      recoveryKey: await identityToRecipient(await generateX25519Identity()),
    };
    const person = newId('per');
    await (await makePersonKey(parts, '246810', null)).keep(person);
    const opened = await unlockVault(parts, '246810');
    if (!opened.ok) throw new Error('the PIN is right');
    const prf = random(32);
    const credential = 'Y3JlZA';
    await addPasskey(parts, person, opened.value.keys, '记事', async () => ({
      credential,
      salt: random(32),
      prf: prf.slice(),
    }));
    const touch = (given: Uint8Array) => async () => ({ credential, prf: given.slice() as typeof prf });
    const byKey = await unlockWithPasskey(parts, touch(prf));
    expect(byKey?.person).toBe(person);
    expect(byKey?.keys.secret).toEqual(opened.value.keys.secret);
    expect(await unlockWithPasskey(parts, touch(random(32)))).toBeNull();
    expect((await unlockVault(parts, '246810')).ok).toBe(true);
    await removePasskey(parts, credential);
    expect(await unlockWithPasskey(parts, touch(prf))).toBeNull();
  });

  it('that can encrypt nothing leaves nothing behind', async () => {
    const parts = await tablet();
    const without = async () => {
      throw new NoPrf();
    };
    const keys = { secret: random(32) } as never;
    await expect(addPasskey(parts, newId('per'), keys, '记事', without)).rejects.toBeInstanceOf(NoPrf);
    expect(await parts.db.passkeys.count()).toBe(0);
  });

  it.each([
    ['https on a name', { secure: true, hostname: 'pad.office.example', known: true }, null],
    ['localhost', { secure: true, hostname: 'localhost', known: true }, null],
    ['an address of numbers', { secure: true, hostname: '192.168.1.20', known: true }, 'address'],
    ['an address of the new kind', { secure: true, hostname: '[fe80::1]', known: true }, 'address'],
    ['no encryption', { secure: false, hostname: 'pad.office.example', known: false }, 'insecure'],
    ['a browser without', { secure: true, hostname: 'pad.office.example', known: false }, 'none'],
  ] as const)('%s is told apart', (_, at, why) => {
    expect(passkeyHindrance(at)).toBe(why);
  });
});
