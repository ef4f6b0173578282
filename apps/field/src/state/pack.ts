import { RecordingMode } from '@mingcha/domain';
import { Question, TaxonomyAxis } from '@mingcha/domain/registry';
import { z } from 'zod';
import type { DeviceDb } from '../journal/device-db.ts';
import { openBox, sealBox } from '../vault/box.ts';
import type { VaultKeys } from '../vault/vault-keys.ts';

const named = z.object({ id: z.string(), name: z.string() });

const Assignment = z.object({
  id: z.string(),
  visit: z.string().nullable(),
  state: z.string(),
  unit: z.string(),
  window: z.string().nullable(),
  covert: z.boolean(),
  /** Covert visits at the same target that an overt one still waits for. */
  covertOpen: z.int(),
  lead: z.string(),
  members: z.array(z.string()),
  modes: z.array(RecordingMode),
  from: z.string(),
  to: z.string(),
  scenario: z.string().nullable(),
  areas: z.array(z.string()),
  contact: z.string().nullable(),
  dutyPhone: z.string().nullable(),
});
export type PackAssignment = z.infer<typeof Assignment>;

/** The reference data of one office's tablets, as this app keeps it: sealed, and used with no network for days. */
export const Pack = z.object({
  version: z.string(),
  at: z.int(),
  assignments: z.array(Assignment),
  persons: z.array(named.extend({ seat: z.string().nullable() })),
  units: z.array(named),
  windows: z.array(named.extend({ unit: z.string(), number: z.string().nullable() })),
  posts: z.array(named.extend({ unit: z.string(), window: z.string().nullable() })),
  serviceItems: z.array(named.extend({ code: z.string(), unit: z.string() })),
  areas: z.array(named.extend({ unit: z.string().nullable(), nature: z.string() })),
  taxonomy: z.object({ version: z.string(), axes: z.array(TaxonomyAxis) }),
  checklist: z.object({ version: z.string(), name: z.string(), questions: z.array(Question) }).nullable(),
  /** Base64url, by case. */
  caseKeys: z.record(z.string(), z.string()),
  /** The other tablets of these visits' teams: what their files are checked against and sealed for. */
  fellows: z
    .array(
      named.extend({
        writer: z.string(),
        alg: z.enum(['ed25519', 'p256']),
        publicKey: z.string(),
        /** `age1…`; null for one that has not said where to send to. */
        ferryKey: z.string().nullable(),
        persons: z.array(z.string()),
        visits: z.array(z.string()),
      }),
    )
    .default([]),
});
export type Pack = z.infer<typeof Pack>;

const place = 'pack/current';

export async function keepPack(db: DeviceDb, keys: VaultKeys, pack: Pack): Promise<void> {
  await db.pack.put({ key: 'current', at: pack.at, box: await sealBox(keys, place, pack) });
}

export async function readPack(db: DeviceDb, keys: VaultKeys): Promise<Pack | null> {
  const row = await db.pack.get('current');
  if (row === undefined) return null;
  const parsed = Pack.safeParse(await openBox(keys, place, row.box));
  return parsed.success ? parsed.data : null;
}

export const nameIn = (
  list: readonly { id: string; name: string }[],
  id: string | null | undefined,
): string | null => list.find((each) => each.id === id)?.name ?? null;
