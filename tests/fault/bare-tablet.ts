import {
  checkCodeOf,
  DRAWN_BYTES,
  type Receipt,
  type ServerKey,
  type Signer,
  toBase64url,
} from '@mingcha/journal';
import { type Enrolment, publicKeysOf, putKeys } from '../../apps/field/src/enrol/enrolment.ts';
import { repin } from '../../apps/field/src/enrol/repin.ts';
import { type InReport, takeInFile } from '../../apps/field/src/ferry/take-in.ts';
import { writeFile } from '../../apps/field/src/ferry/write-file.ts';
import type { PersonRow } from '../../apps/field/src/journal/device-db.ts';
import { readFact, writeFact } from '../../apps/field/src/journal/device-db.ts';
import type { LogDoubt } from '../../apps/field/src/journal/log.ts';
import { importCaseKey, ports } from '../../apps/field/src/keys/ports.ts';
import type { Pack } from '../../apps/field/src/state/pack.ts';
import { readPacks } from '../../apps/field/src/state/pack-store.ts';
import { openShelf } from '../../apps/field/src/state/shelf.ts';
import { createStore, type Store } from '../../apps/field/src/state/store.ts';
import { sayAddressOnce } from '../../apps/field/src/sync/address.ts';
import { askReceipts, pushEntries } from '../../apps/field/src/sync/entries.ts';
import { followLog } from '../../apps/field/src/sync/follow-log.ts';
import { proveMember } from '../../apps/field/src/sync/prove.ts';
import { pullNews } from '../../apps/field/src/sync/pull.ts';
import { openSession } from '../../apps/field/src/sync/session.ts';
import { makePersonKey, openPersonKey } from '../../apps/field/src/vault/vault.ts';
import { confirmEntry } from '../../apps/field/src/visit/visit-acts.ts';
import { type Bench, note, setUp } from '../../apps/field/test/helpers/bench.ts';
import { memoryStore } from '../../apps/field/test/helpers/memory-store.ts';
import type { House } from '../../apps/server/test/house/house.ts';
import type { Town } from '../../apps/server/test/house/town.ts';

/**
 * A tablet without screens: its own keys, disk, journal and code for contact, over the network, with whichever server answers
 * at its address today.
 */
export class BareTablet {
  readonly bench: Bench;
  readonly device: string;
  readonly #town: Town;
  readonly #store = memoryStore();
  readonly #serverKeys: Map<string, ServerKey>;
  #pack: Store<Pack | null> | null = null;

  private constructor(bench: Bench, town: Town, { device, serverKeys }: Enrolled) {
    this.bench = bench;
    this.device = device;
    this.#town = town;
    this.#serverKeys = new Map(publicKeysOf(serverKeys));
  }

  /** Through the real doors: invited, claimed, let in by a second person. */
  static async enrolled(town: Town, visit: string, name: string): Promise<BareTablet> {
    const { house, office, admin, as, person } = town;
    const caseKey = await importCaseKey(new Uint8Array(house.services.keyring.create(visit)));
    const bench = await setUp({ visit, office, caseKey });
    const persons = ['lead', 'inspector'].map(person);
    const { code } = await admin.access.devices.startEnrolment({ name, persons });
    const claim = { ...ownKey(bench.signer), code, nonce: toBase64url(ports.random(DRAWN_BYTES)) };
    const { deviceId, ...opening } = await house.nobody().access.devices.claim(claim);
    const digits = checkCodeOf(ports, { ...claim, ...opening });
    await (await as('director')).access.devices.confirm({ id: deviceId, expected: 1, digits });
    await writeFact(bench.db, 'enrolment', { device: deviceId, ...opening.ground });
    return new BareTablet(bench, town, { device: deviceId, serverKeys: opening.ground.serverKeys });
  }

  /** Recorded, whoever can be reached. Answers its hash. */
  async says(text: string, visit = this.bench.visit): Promise<string> {
    const { notebook, db } = this.bench;
    await notebook.append(visit, [note(visit, text)], { person: this.#town.person('lead'), seat: null });
    return (await db.entries.orderBy('seq').last())?.hash ?? '';
  }

  /** One round: sends what has no receipt, asks for receipts, follows the log. Answers why it doubts the log. */
  async meets(house: House): Promise<LogDoubt | null> {
    const parts = this.#parts(house);
    return at(house.url, async () => {
      await pushEntries(parts);
      await house.services.db.sequencer.run();
      await askReceipts(parts);
      return followLog({ ...parts, store: this.#store, now: () => house.clock.now });
    });
  }

  /** What the office has to tell it of its visits, their keys and its own: as at the end of every contact. */
  async pulls(house: House): Promise<void> {
    const { bench } = this;
    const { db, keys, notebook } = bench;
    const { current } = await readPacks(db, keys);
    this.#pack ??= createStore(current);
    const pack = this.#pack;
    const shelf = await openShelf({ db, keys, current: pack, pinned: new Map(), notebook });
    const enrolment = await readFact<Enrolment>(db, 'enrolment');
    const more = { notebook, shelf, enrolment: enrolment ?? { recoveryKey: '' } };
    const clock = { now: () => house.clock.now, onToken() {}, isQuoted: () => false };
    await at(house.url, () => pullNews({ ...this.#parts(house), ...more, ...clock }));
    for (const [visit, raw] of Object.entries(pack.get()?.caseKeys ?? {}))
      bench.addCase(visit, await importCaseKey(Buffer.from(raw, 'base64url')));
    await notebook.reload(true);
  }

  /** Of its cases, base64url, as they lie on its disk. */
  async caseKeys(): Promise<Readonly<Record<string, string>>> {
    return (await readPacks(this.bench.db, this.bench.keys)).current?.caseKeys ?? {};
  }

  /** A round whose line breaks when everything is received and nothing of it has its place in the log yet. */
  async handsIn(house: House): Promise<void> {
    await at(house.url, () => pushEntries(this.#parts(house)));
  }

  #parts(house: House) {
    const { db, keys, signer } = this.bench;
    const session = openSession({ signer, now: () => house.clock.now, onRevoked: () => {} });
    return { db, keys, signer, serverKeys: this.#serverKeys, bearer: session.bearer };
  }

  /** Once, with a network: how files for it are sealed. */
  async saysAddress(house: House): Promise<void> {
    const { db, keys, signer } = this.bench;
    const { bearer } = openSession({ signer, now: () => house.clock.now, onRevoked: () => {} });
    await at(house.url, () => sayAddressOnce(db, keys, bearer));
  }

  /** What the office has no receipt for, as a file that is carried there by hand. */
  async writes(house: House): Promise<Blob> {
    const { db, keys, device, notebook, office } = this.bench;
    const recipients = [house.services.secrets.recovery.recipient];
    const file = { purpose: 'out' as const, at: house.clock.now, office, to: office, recipients };
    const written = await writeFile({ db, keys, store: this.#store, notebook }, device, file);
    return new Response(written.stream).blob();
  }

  /** A file of the office, brought to it by hand. */
  reads(file: Blob): Promise<InReport> {
    const { db, keys, signer, office, notebook, visit } = this.bench;
    const serverKeys = this.#serverKeys;
    return takeInFile(
      {
        db,
        keys,
        store: this.#store,
        writer: signer.writer,
        office,
        serverKeys,
        takePack: async () => true,
        takeToken: async () => {},
        onKeys: (present) => putKeys(serverKeys, present),
        onRevoked: async () => false,
        isNeeded: () => false,
        isKnown: (id) => id === visit,
        reload: () => notebook.reload(),
      },
      file,
    );
  }

  /** Every entry it holds, and whether it counts it as received. */
  async entries(): Promise<{ hash: string; state: string }[]> {
    const rows = await this.bench.db.entries.orderBy('seq').toArray();
    return rows.map(({ hash, state }) => ({ hash, state }));
  }

  /** An ordinary invitation that it answers with the key and the name it has; another person types the digits it shows. */
  async takenInAgain({ house, admin, as, person }: Town): Promise<string> {
    const persons = ['lead', 'inspector'].map(person);
    const { code } = await admin.access.devices.startEnrolment({ name: '又来的平板', persons });
    const { device } = this;
    const claim = {
      ...ownKey(this.bench.signer),
      code,
      nonce: toBase64url(ports.random(DRAWN_BYTES)),
      device,
    };
    const { deviceId, ...opening } = await house.nobody().access.devices.claim(claim);
    const digits = checkCodeOf(ports, { ...claim, ...opening });
    await (await as('director')).access.devices.confirm({ id: deviceId, expected: 1, digits });
    const { serverKeys } = opening.ground;
    putKeys(this.#serverKeys, await repin(this.bench.db, this.#store, { device: deviceId, serverKeys }));
    return deviceId;
  }

  /** Somebody proves on it by name and password who they are; the key made there is theirs from then on. */
  async member(house: House, account: { username: string; password: string }): Promise<PersonRow> {
    const { db, device, keys } = this.bench;
    const parts = {
      db,
      device,
      recoveryKey: house.services.secrets.recovery.recipient,
      now: () => house.clock.now,
    };
    const cost = { memory: 64, passes: 1 };
    const key = await makePersonKey({ ...parts, cost }, '135790', keys);
    await at(house.url, () => proveMember({ db, device }, account, key));
    const row = (await db.persons.toArray()).find(({ publicKey }) => publicKey === key.publicKey);
    if (row === undefined) throw new Error('not kept');
    return row;
  }

  /** A member confirms with their own key what was written. Answers the hash of the confirmation. */
  async confirms(person: string, of: string): Promise<string> {
    const { db, device, notebook, visit } = this.bench;
    const opened = await openPersonKey({ db, device, recoveryKey: '', now: () => 0 }, person, '135790');
    if (!opened.ok) throw new Error('the PIN does not open it');
    await confirmEntry({ notebook, sync: { nudge() {} } }, visit, of, opened.value);
    return (await db.entries.orderBy('seq').last())?.hash ?? '';
  }

  /** As it lies on the tablet. */
  async receiptOf(hash: string): Promise<Receipt> {
    return JSON.parse((await this.bench.db.receipts.get(hash))?.receipt ?? 'null');
  }

  /** One person invites it from the list of tablets, another types the digits that it shows. */
  async comparedAnew({ house, admin, as }: Town): Promise<void> {
    const { signer, db } = this.bench;
    const { code } = await admin.access.devices.startRepin({ id: this.device });
    const claim = { ...ownKey(signer), code, nonce: toBase64url(ports.random(DRAWN_BYTES)) };
    const { deviceId, ...opening } = await house.nobody().access.devices.claim(claim);
    const digits = checkCodeOf(ports, { ...claim, ...opening });
    const { version } = await house.services.db.prisma.device.findUniqueOrThrow({ where: { id: deviceId } });
    await (await as('director')).access.devices.repin({ id: deviceId, expected: version, digits });
    const { serverKeys } = opening.ground;
    putKeys(this.#serverKeys, await repin(db, this.#store, { device: deviceId, serverKeys }));
  }
}

const ownKey = ({ alg, publicKey }: Signer) => ({
  alg: alg === 'ed25519+sha256' ? ('ed25519' as const) : ('p256' as const),
  publicKey: toBase64url(publicKey),
});

type Enrolled = Pick<Enrolment, 'device' | 'serverKeys'>;

/** Its paths are without a host, as in a browser: whoever answers at the address is the server. */
async function at<T>(url: string, work: () => Promise<T>): Promise<T> {
  const real = globalThis.fetch;
  globalThis.fetch = (path, init) => real(new URL(String(path), url), init);
  try {
    return await work();
  } finally {
    globalThis.fetch = real;
  }
}
