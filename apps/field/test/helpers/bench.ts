import type { NewEvent } from '@mingcha/domain';
import type { Signer } from '@mingcha/journal';
import { DeviceDb } from '../../src/journal/device-db.ts';
import { type Notebook, openNotebook } from '../../src/journal/notebook.ts';
import { newId, random } from '../../src/keys/bytes.ts';
import { type DeviceKeys, ensureDeviceKeys } from '../../src/keys/device-keys.ts';
import { deviceSigner, importCaseKey, signerOf } from '../../src/keys/ports.ts';
import { generateSigningPair, signWith } from '../../src/keys/signing.ts';
import { openVaultKeys, type VaultKeys } from '../../src/vault/vault-keys.ts';

export interface Bench {
  readonly db: DeviceDb;
  readonly device: DeviceKeys;
  readonly signer: Signer;
  readonly keys: VaultKeys;
  readonly visit: string;
  readonly person: string;
  readonly office: string;
  readonly notebook: Notebook;
  readonly caseKey: CryptoKey;
  /** One more visit whose key this tablet holds; its own unless another is named. */
  addCase(visit: string, key?: CryptoKey): void;
  /** The same database opened again, as after a kill or in another tab. */
  again(): Promise<Notebook>;
}

/** What two tablets of one team have in common. */
interface Shared {
  readonly visit: string;
  readonly office: string;
  readonly caseKey: CryptoKey;
}

/** A tablet without screens: real keys, real database, real journal. */
export async function setUp(shared?: Shared): Promise<Bench> {
  const db = new DeviceDb(`notes-${newId('tst')}`);
  const device = await ensureDeviceKeys(db);
  const keys = await openVaultKeys(random(32));
  const signer = deviceSigner(device);
  const visit = shared?.visit ?? newId('vis');
  const office = shared?.office ?? newId('off');
  const caseKey = shared?.caseKey ?? (await importCaseKey(random(32)));
  const cases = new Map([[visit, caseKey]]);
  const open = () =>
    openNotebook({
      db,
      keys,
      signer,
      office,
      now: () => 1_763_700_000_000,
      token: () => null,
      caseKeys: { get: (kid) => cases.get(kid) ?? null },
    });
  return {
    db,
    device,
    keys,
    signer,
    visit,
    office,
    caseKey,
    addCase: (other, key = caseKey) => void cases.set(other, key),
    person: newId('per'),
    notebook: await open(),
    again: open,
  };
}

export const note = (visit: string, text: string): NewEvent => ({
  kind: 'visit.noted',
  subject: { type: 'visit', id: visit },
  payload: { text },
});

/** A server's receipt key, which the tablet learnt at enrolment. */
export async function serverSigner(): Promise<Signer> {
  const pair = await generateSigningPair(false);
  return signerOf(pair.alg, pair.publicKey, (message) => signWith(pair.alg, pair.privateKey, message));
}
