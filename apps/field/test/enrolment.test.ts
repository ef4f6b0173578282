import { checkCodeOf, commitTo } from '@mingcha/journal';
import { expect, it } from 'vitest';
import { compareUnder, introduceUnder, isSameGround, OpenedOtherwise } from '../src/enrol/introduce.ts';
import { DeviceDb } from '../src/journal/device-db.ts';
import { newId, random, toBase64url } from '../src/keys/bytes.ts';
import { ports } from '../src/keys/ports.ts';

const draw = () => toBase64url(random(32));
const ground = {
  office: 'off_a',
  recoveryKey: 'age1a',
  serverKeys: [{ key: 'k', alg: 'ed25519+sha256' as const, publicKey: draw() }],
};
const opening = { value: draw(), ground };
const key = { alg: 'ed25519', publicKey: draw() };
const newDb = () => new DeviceDb(`notes-${newId('tst')}`);
const offer = async () => commitTo(ports, opening);

it('shows the digits that the desk computes from the same key', async () => {
  const introduction = await introduceUnder(newDb(), 'HH4E-TWMJ', offer);
  const { nonce } = introduction;
  const desk = checkCodeOf(ports, { ...opening, ...key, nonce, code: 'hh4etwmj' });
  expect(compareUnder(introduction, key, opening)).toBe(desk);
});

it('shows other digits than a desk that was given another key, or that was handed on with other words', async () => {
  const introduction = await introduceUnder(newDb(), 'HH4E-TWMJ', offer);
  const { nonce, code } = introduction;
  const shown = compareUnder(introduction, key, opening);
  expect(checkCodeOf(ports, { ...opening, ...key, nonce, code, publicKey: draw() })).not.toBe(shown);
  expect(checkCodeOf(ports, { ...opening, ...key, nonce: draw(), code })).not.toBe(shown);
});

it('shows no digits at all for a value that was chosen after the nonce, or for other keys of the server', async () => {
  const introduction = await introduceUnder(newDb(), 'HH4E-TWMJ', offer);
  expect(() => compareUnder(introduction, key, { ...opening, value: draw() })).toThrow(OpenedOtherwise);
  const theirs = { ...ground, recoveryKey: 'age1theirs' };
  expect(() => compareUnder(introduction, key, { ...opening, ground: theirs })).toThrow(OpenedOtherwise);
  expect(isSameGround(ground, theirs)).toBe(false);
  expect(isSameGround(ground, { ...ground })).toBe(true);
});

it('gives whoever loses its answers on purpose no second nonce under the same code, not even after a restart', async () => {
  const db = newDb();
  let asked = 0;
  const counted = async () => {
    asked += 1;
    return commitTo(ports, { ...opening, value: draw() });
  };
  const first = await introduceUnder(db, 'HH4E-TWMJ', counted);
  const reopened = new DeviceDb(db.name);
  expect(await introduceUnder(reopened, 'hh4e twmj', counted)).toEqual(first);
  expect(asked).toBe(1);
  const other = await introduceUnder(reopened, 'AAAA-BBBB', counted);
  expect(other.nonce).not.toBe(first.nonce);
});
