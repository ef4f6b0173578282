import { RecordingMode } from '@mingcha/domain';
import { CalendarYear, ChecklistFields, TaxonomyAxis } from '@mingcha/domain/registry';
import type { Letter, WireEntry } from '@mingcha/journal';
import { z } from 'zod';

const named = z.object({ id: z.string(), name: z.string() });
const isObject = (value: unknown) => typeof value === 'object' && value !== null;

const Addressee = z.object({
  name: z.string(),
  title: z.string(),
  duty: z.string(),
  phone: z.string().nullable(),
});

/** Where a team goes and whom it meets there. */
const target = {
  unit: z.string(),
  window: z.string().nullable(),
  scenario: z.string().nullable(),
  areas: z.array(z.string()),
  contact: z.string().nullable(),
  addressees: z.array(Addressee).default([]),
};

/** What a sealed card says once it is opened. */
export const Card = z.object({ ...target, entries: z.array(z.custom<WireEntry>(isObject)) });
export type Card = z.infer<typeof Card>;

const Assignment = z.object({
  ...target,
  id: z.string(),
  visit: z.string().nullable(),
  state: z.string(),
  /** Null while the card is sealed. */
  unit: z.string().nullable(),
  covert: z.boolean(),
  /** Covert visits at the same target that an overt one still waits for. */
  covertOpen: z.int(),
  lead: z.string(),
  members: z.array(z.string()),
  modes: z.array(RecordingMode),
  from: z.string(),
  to: z.string(),
  dutyPhone: z.string().nullable(),
  /** 介绍信; checked where it is shown. */
  letter: z.custom<Letter>(isObject).nullable().default(null),
});
export type PackAssignment = z.infer<typeof Assignment>;

/** Reference data, part by part, each with a hash of its own. */
export const PackParts = z.object({
  persons: z.array(named.extend({ seat: z.string().nullable() })),
  units: z.array(named),
  windows: z.array(named.extend({ unit: z.string(), number: z.string().nullable() })),
  posts: z.array(named.extend({ unit: z.string(), window: z.string().nullable() })),
  /** Limits in half working days, the fee in fen. */
  serviceItems: z.array(
    named.extend({
      code: z.string(),
      unit: z.string(),
      handlingMode: z.string(),
      statutoryLimit: z.int(),
      promisedLimit: z.int(),
      feeFen: z.int(),
    }),
  ),
  areas: z.array(named.extend({ unit: z.string().nullable(), nature: z.string() })),
  calendars: z.array(CalendarYear),
  taxonomy: z.object({ version: z.string(), axes: z.array(TaxonomyAxis) }),
  /** Lists in the version that stands, and every version that one of this tablet's visits is pinned to. */
  checklists: z.array(z.object({ id: z.string(), ...ChecklistFields.shape, current: z.boolean() })),
  zone: z.string(),
});
export type PackParts = z.infer<typeof PackParts>;
export const partNames = Object.keys(PackParts.shape) as (keyof PackParts)[];

const beside = {
  version: z.string(),
  at: z.int(),
  /** The hash of each part. */
  hashes: z.record(z.string(), z.string()),
  assignments: z.array(Assignment),
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
};

/** What is kept of a pack beside its parts, which lie under their hashes and are shared by all that name them. */
export const Manifest = z.object(beside);
export type Manifest = z.infer<typeof Manifest>;

/** The reference data of one office's tablets, used with no network for days. */
export type Pack = Manifest & PackParts;

export const SealedCard = z.object({ key: z.string(), sealed: z.string() });

/** As the server sends it: parts that this tablet holds already are left out, cards are sealed until they are opened. */
export const PackAnswer = z.object({
  ...beside,
  assignments: z.array(Assignment.extend({ card: SealedCard.nullable().default(null) })),
  parts: PackParts.partial(),
});
export type PackAnswer = z.infer<typeof PackAnswer>;
export type PackChecklist = PackParts['checklists'][number];
export type PackArea = Pack['areas'][number];

export const nameIn = (
  list: readonly { id: string; name: string }[],
  id: string | null | undefined,
): string | null => list.find((each) => each.id === id)?.name ?? null;
