import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openKeyring, successorOf } from '../src/index.ts';

const folder = join(mkdtempSync(join(tmpdir(), 'mingcha-keys-')), 'keys');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a case has one key, whoever asks for it first', () => {
  const [one, other] = [openKeyring(folder), openKeyring(folder)];
  const key = one.create('vis_one');
  expect(other.create('vis_one')).toEqual(key);
  expect(other.get('vis_one')).toEqual(key);
  expect(key).toHaveLength(32);
  expect(one.get('vis_none')).toBeNull();
  expect(one.list()).toEqual(['vis_one']);
});

it('key files are for the owner alone', () => {
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'vis_one')).mode & 0o777).toBe(0o600);
});

it('a destroyed key is gone for every process and never comes again', () => {
  const [one, other] = [openKeyring(folder), openKeyring(folder)];
  one.create('vis_two');
  expect(other.get('vis_two')).not.toBeNull();
  one.destroy('vis_two');
  expect(other.get('vis_two')).toBeNull();
  expect(() => other.create('vis_two')).toThrow('key-destroyed');
  expect(other.isDestroyed('vis_two')).toBe(true);
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('a name that is a path is refused', () => {
  expect(() => openKeyring(folder).create('../elsewhere')).toThrow('key-folder-not-usable');
});

it('knows no key under a name that no key can have, and makes none', () => {
  const keyring = openKeyring(join(folder, 'strange'));
  for (const kid of ['长', '../lane-1', '', 'A', 'x'.repeat(200)]) {
    expect(keyring.get(kid)).toBeNull();
    expect(keyring.isDestroyed(kid)).toBe(false);
    expect(() => keyring.create(kid)).toThrow('key-folder-not-usable');
  }
});

it('a key that was lost comes back as it was, on the disk, and never over another one', () => {
  const [one, other] = [openKeyring(folder), openKeyring(folder)];
  const key = Buffer.from(one.create('vis_lost'));
  rmSync(join(folder, 'vis_lost'));
  // Lent: this process alone reads with it, and nothing is on the disk.
  one.lend('vis_lost', key);
  expect(one.get('vis_lost')).toEqual(key);
  expect(other.get('vis_lost')).toBeNull();
  one.letGo('vis_lost');
  expect(one.get('vis_lost')).toBeNull();
  expect(one.keep('vis_lost', key)).toBe(true);
  expect(other.get('vis_lost')).toEqual(key);
  expect(statSync(join(folder, 'vis_lost')).mode & 0o777).toBe(0o600);
  expect(one.keep('vis_lost', key)).toBe(true);
  expect(one.keep('vis_lost', Buffer.alloc(32, 1))).toBe(false);
  expect(openKeyring(folder).get('vis_lost')).toEqual(key);
  expect(() => one.keep('vis_short', Buffer.alloc(31))).toThrow('key-folder-not-usable');
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('with a key that is destroyed goes what its case had gone on under', () => {
  const keyring = openKeyring(folder);
  const key = Buffer.from(keyring.create('vis_three'));
  keyring.create(successorOf('vis_three'));
  keyring.destroy('vis_three');
  expect(keyring.get(successorOf('vis_three'))).toBeNull();
  expect(() => keyring.keep('vis_three', key)).toThrow('key-destroyed');
  expect(() => keyring.create(successorOf('vis_three'))).toThrow('key-destroyed');
});
