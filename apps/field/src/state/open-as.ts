import { type Enrolment, publicKeysOf, putKeys } from '../enrol/enrolment.ts';
import { readFact } from '../journal/device-db.ts';
import { openNotebook } from '../journal/notebook.ts';
import { fromBase64url, newId } from '../keys/bytes.ts';
import type { DeviceKeys } from '../keys/device-keys.ts';
import { deviceSigner, importCaseKey } from '../keys/ports.ts';
import { startSync } from '../sync/sync.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';
import { openDrafts } from './drafts.ts';
import { readPacks } from './pack-store.ts';
import { openShelf } from './shelf.ts';
import { createStore } from './store.ts';
import type { Open, TabletParts } from './tablet.ts';
import { createUndo } from './undo.ts';

interface Opening extends TabletParts {
  readonly device: DeviceKeys;
  readonly person: string;
  readonly keys: VaultKeys;
  readonly enrolment: Enrolment;
  /** The office's signed word that this tablet was revoked; true when it was acted on. */
  readonly onRevoked: (revocation: unknown) => Promise<boolean>;
}

/** Everything that exists only while the vault is open. */
export async function openAs(opening: Opening): Promise<Open> {
  const { db, store, now, device, person, keys, enrolment, onRevoked } = opening;
  const packs = await readPacks(db, keys);
  const pack = createStore(packs.current);
  let token = await readFact<string>(db, 'token-hash');
  // What the run of the program before this one quoted is not looked up: the first contact brings a token of its own.
  let quoted = true;
  const heard: Open['heard'] = {
    token(hash) {
      token = hash;
      quoted = false;
    },
    revocation: onRevoked,
  };
  const imported = new Map<string, Promise<CryptoKey>>();
  const notebook = await openNotebook({
    db,
    keys,
    signer: deviceSigner(device),
    office: enrolment.office,
    now,
    token() {
      quoted = true;
      return token;
    },
    caseKeys: {
      get(kid) {
        const raw = pack.get()?.caseKeys[kid];
        if (raw === undefined) return null;
        const known = imported.get(raw) ?? importCaseKey(fromBase64url(raw));
        imported.set(raw, known);
        return known;
      },
    },
  });
  const serverKeys = new Map(publicKeysOf(enrolment.serverKeys));
  const takeKeys: Open['takeKeys'] = (keys) => putKeys(serverKeys, keys);
  const shelf = await openShelf({ db, keys, current: pack, pinned: packs.pinned, notebook });
  const sync = startSync({
    db,
    keys,
    store,
    notebook,
    shelf,
    enrolment,
    now,
    signer: deviceSigner(device),
    serverKeys,
    onKeys: takeKeys,
    onToken: heard.token,
    isQuoted: () => quoted,
    onRevoked,
  });
  return {
    opened: newId('opn'),
    person,
    keys,
    db,
    store,
    enrolment,
    serverKeys,
    takeKeys,
    notebook,
    pack,
    shelf,
    sync,
    drafts: openDrafts(db, keys, now),
    recording: createStore(false),
    undo: createUndo(now),
    heard,
  };
}
