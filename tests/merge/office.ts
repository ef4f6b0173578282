import 'fake-indexeddb/auto';
import type { NewEvent, Recorded } from '@mingcha/domain';
import { orderCausally, type WireEntry } from '@mingcha/journal';
import { DeviceDb } from '../../apps/field/src/journal/device-db.ts';
import { type Known, type Notebook, openNotebook } from '../../apps/field/src/journal/notebook.ts';
import { keepSeen } from '../../apps/field/src/journal/seen.ts';
import { newId, random } from '../../apps/field/src/keys/bytes.ts';
import { ensureDeviceKeys } from '../../apps/field/src/keys/device-keys.ts';
import { deviceSigner, importCaseKey } from '../../apps/field/src/keys/ports.ts';
import { openVaultKeys, type VaultKeys } from '../../apps/field/src/vault/vault-keys.ts';

/** One writer with its own keys, database and journal, as a tablet has them; no screens and no network. */
export interface Writer {
  readonly person: string;
  readonly notebook: Notebook;
  readonly db: DeviceDb;
  readonly keys: VaultKeys;
  /** What it wrote, as it goes on the wire. */
  sent(): readonly (WireEntry & { hash: string })[];
  append(event: NewEvent): Promise<void>;
}

export interface Team {
  readonly visit: string;
  readonly unit: string;
  readonly office: Writer;
  readonly tablets: readonly [Writer, Writer];
}

/** A team of two with a visit that the office has given them. */
export async function formTeam(): Promise<Team> {
  const visit = newId('vis');
  const unit = newId('unt');
  const caseKey = await importCaseKey(random(32));
  const officeId = newId('off');
  let clock = 1_763_700_000_000;
  const open = async (): Promise<Writer> => {
    const db = new DeviceDb(`notes-${newId('tst')}`);
    const keys = await openVaultKeys(random(32));
    const signer = deviceSigner(await ensureDeviceKeys(db));
    const person = newId('per');
    const written: (WireEntry & { hash: string })[] = [];
    const notebook = await openNotebook({
      db,
      keys,
      signer,
      office: officeId,
      now: () => {
        clock += 1000;
        return clock;
      },
      token: () => null,
      caseKeys: { get: (kid) => (kid === visit ? caseKey : null) },
    });
    return {
      person,
      notebook,
      db,
      keys,
      sent: () => written,
      async append(event) {
        const sealed = await notebook.append(visit, [event], { person, seat: null });
        for (const { hash, header, fields } of sealed) written.push({ hash, header, fields: [...fields] });
      },
    };
  };
  const [office, one, other] = [await open(), await open(), await open()];
  await office.append({
    kind: 'visit.scheduled',
    subject: { type: 'visit', id: visit },
    payload: {
      assignment: newId('asg'),
      plan: newId('pln'),
      unit,
      covert: true,
      lead: one.person,
      members: [one.person, other.person],
      dueBack: clock + 86_400_000,
      pack: { version: '1', taxonomy: '1', checklist: '1', calendar: '1' },
    },
  });
  for (const tablet of [one, other]) await tell(tablet, visit, office.sent());
  return { visit, unit, office, tablets: [one, other] };
}

/** The other one's entries arrive: by the server or by a file, in any order and more than once. */
export async function tell(to: Writer, visit: string, entries: readonly WireEntry[]): Promise<void> {
  await keepSeen(to.db, to.keys, visit, entries);
  await to.notebook.reload();
}

export const recordedOf = (known: readonly Known[]): Recorded[] =>
  orderCausally(
    known.map((each) => ({
      hash: each.hash,
      writer: each.header.writer,
      seq: each.header.seq,
      after: each.header.after,
      each,
    })),
  ).flatMap(({ each }) => each.recorded ?? []);
