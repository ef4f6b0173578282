import { checkCodeOf, commitTo, DRAWN_BYTES, toBase64url } from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ports } from '../../src/journal/ports.ts';
import { type House, openHouse } from '../house/house.ts';
import { nodeSigner } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';

let house: House;
let town: Town;
beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(() => house?.close());

const draw = () => toBase64url(ports.random(DRAWN_BYTES));
const newKey = () => ({ publicKey: toBase64url(nodeSigner().publicKey), alg: 'ed25519' as const });
const door = () => house.nobody().access.devices;
const invite = async () =>
  (await town.admin.access.devices.startEnrolment({ name: '三号平板', persons: [] })).code;

/** What the second person sees at the desk, and the digits that they do not see there. */
async function deskOf(deviceId: string) {
  const agreed = await house.services.db.prisma.enrolment.findFirst({ where: { device: deviceId } });
  const { rows } = await town.admin.access.devices.list({ limit: 100, state: 'proposed' });
  const row = rows.find(({ id }) => id === deviceId);
  if (row === undefined) throw new Error('not proposed');
  return { ...row, checkCode: agreed?.digits ?? null };
}

describe('the six digits of an enrolment', () => {
  test('are the same on both sides when nobody stands between, and were decided by nobody alone', async () => {
    const code = await invite();
    const tablet = { code, ...newKey(), nonce: draw() };
    const { commitment } = await door().offer({ code });
    const { deviceId, ...opening } = await door().claim(tablet);
    expect(commitTo(ports, opening)).toBe(commitment);
    const { checkCode, strangers } = await deskOf(deviceId);
    expect(checkCode).toBe(checkCodeOf(ports, { ...tablet, ...opening }));
    expect(strangers).toBe(0);
    expect(checkCodeOf(ports, { ...tablet, ...opening, nonce: draw() })).not.toBe(checkCode);
    expect(checkCodeOf(ports, { ...tablet, ...opening, value: draw() })).not.toBe(checkCode);
  });

  test('are typed by the second person: the desk tells them to nobody, and no others let the tablet in', async () => {
    const code = await invite();
    const tablet = { code, ...newKey(), nonce: draw() };
    const { deviceId, ...opening } = await door().claim(tablet);
    const shown = checkCodeOf(ports, { ...tablet, ...opening });
    const second = (await town.as('director')).access.devices;
    const listed = await second.list({ limit: 100, state: 'proposed' });
    expect(JSON.stringify(listed)).not.toContain(shown);
    const wrong = shown.startsWith('000') ? '111 111' : '000 000';
    await expect(second.confirm({ id: deviceId, expected: 1, digits: wrong })).rejects.toThrow(
      'access.digits-differ',
    );
    expect((await door().status({ code })).state).toBe('proposed');
    await second.confirm({ id: deviceId, expected: 1, digits: shown.replace(' ', '') });
    expect((await door().status({ code })).state).toBe('enrolled');
  });

  test('differ when somebody between puts an own key in the place of the tablet’s', async () => {
    const code = await invite();
    const tablet = { code, ...newKey(), nonce: draw() };
    const { commitment } = await door().offer({ code });
    // Hands the tablet the server's true commitment, hears its key and nonce, and claims with another key.
    const { deviceId, ...opening } = await door().claim({ ...tablet, ...newKey() });
    expect(commitTo(ports, opening), 'the tablet finds nothing wrong').toBe(commitment);
    expect((await deskOf(deviceId)).checkCode).not.toBe(checkCodeOf(ports, { ...tablet, ...opening }));
  });

  test('differ when keys were ground beforehand: the value they would have to suit is not known in time', async () => {
    const code = await invite();
    const tablet = { code, ...newKey(), nonce: draw() };
    const { commitment } = await door().offer({ code });
    // Everything that can be known before claiming: office, server keys, code, the tablet's key and nonce. Not the value.
    const { value: _later, ...known } = await openingOfAnother();
    const guess = { value: draw(), ...known };
    const target = checkCodeOf(ports, { ...tablet, ...guess });
    let key = newKey().publicKey;
    for (let n = 0; n < 50_000; n += 1) {
      const tried = toBase64url(ports.sha256(Buffer.from(`${n}`)));
      if (checkCodeOf(ports, { ...tablet, ...guess, publicKey: tried }).startsWith(target.slice(0, 3)))
        key = tried;
    }
    const { deviceId, ...opening } = await door().claim({ ...tablet, publicKey: key });
    expect(commitTo(ports, guess), 'a guessed value is no opening').not.toBe(commitment);
    expect((await deskOf(deviceId)).checkCode).not.toBe(checkCodeOf(ports, { ...tablet, ...opening }));
  });

  test('differ when the tablet is handed other keys of the server, or another office to send to', async () => {
    const code = await invite();
    const tablet = { code, ...newKey(), nonce: draw() };
    const { deviceId, ...opening } = await door().claim(tablet);
    const { checkCode } = await deskOf(deviceId);
    const { ground } = opening;
    const [serverKey] = ground.serverKeys;
    if (serverKey === undefined) throw new Error('no key');
    for (const other of [
      { ...ground, recoveryKey: 'age1anybody' },
      { ...ground, serverKeys: [{ ...serverKey, publicKey: newKey().publicKey }] },
    ]) {
      const lie = { ...opening, ground: other };
      expect(checkCodeOf(ports, { ...tablet, ...lie })).not.toBe(checkCode);
      expect(commitTo(ports, lie)).not.toBe(commitTo(ports, opening));
    }
  });
});

async function openingOfAnother() {
  const code = await invite();
  const { deviceId: _, ...opening } = await door().claim({ code, ...newKey(), nonce: draw() });
  return opening;
}

describe('an invitation', () => {
  test('tells its value to nobody before a key has claimed it', async () => {
    const code = await invite();
    expect(Object.keys(await door().offer({ code }))).toEqual(['commitment']);
    expect(await door().status({ code })).toEqual({ state: 'waiting', enrolment: null, reason: null });
  });

  test('answers the same tablet again with the same, and neither another key nor another nonce', async () => {
    const code = await invite();
    const tablet = { code, ...newKey(), nonce: draw() };
    const first = await door().claim(tablet);
    expect(await door().claim(tablet)).toEqual(first);
    await expect(door().claim({ ...tablet, nonce: draw() })).rejects.toThrow('access.code-taken');
    await expect(door().claim({ ...tablet, ...newKey() })).rejects.toThrow('access.code-taken');
    expect(await deskOf(first.deviceId), 'the desk is told').toMatchObject({ strangers: 2 });
  });

  test('lets a tablet keep the name it had, where nobody here has that name or that key', async () => {
    const device = house.services.newId('dev');
    const key = newKey();
    const claim = async (given: object) =>
      (await door().claim({ code: await invite(), nonce: draw(), ...newKey(), device, ...given })).deviceId;
    expect(await claim(key)).toBe(device);
    expect(await claim({})).not.toBe(device);
    const other = house.services.newId('dev');
    expect(await claim({ ...key, device: other })).not.toBe(other);
  });

  test('is claimed once, however many ask at the same moment', async () => {
    const code = await invite();
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => door().claim({ code, ...newKey(), nonce: draw() })),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('is closed to everybody after five strangers, but tells the first one what became of it', async () => {
    const code = await invite();
    const tablet = { code, ...newKey(), nonce: draw() };
    const { deviceId } = await door().claim(tablet);
    for (let n = 0; n < 5; n += 1)
      await expect(door().claim({ code, ...newKey(), nonce: draw() })).rejects.toThrow('access.code-taken');
    await expect(door().claim(tablet)).rejects.toThrow('access.code-taken');
    await expect(door().claim({ code, ...newKey(), nonce: draw() })).rejects.toThrow('access.code-taken');
    expect((await deskOf(deviceId)).strangers, 'counted no further').toBe(5);
    expect((await door().status({ code })).state).toBe('proposed');
  });
});
