import { z } from 'zod';
import { RecordingMode } from '../primitives.ts';
import { ChecklistFields } from './checklists/question.ts';
import { CalendarYear, TaxonomyAxis } from './registry-kinds.ts';

// What a tablet takes along: the office writes it, the tablet keeps it for days and reads what an older office wrote. Either
// side adds what is its own alone.

export const Named = z.object({ id: z.string(), name: z.string() });

/** Somebody of the target whom a team may have to speak to by name. */
export const Addressee = z.object({
  name: z.string(),
  title: z.string(),
  duty: z.string(),
  phone: z.string().nullable(),
});
export type Addressee = z.infer<typeof Addressee>;

/** Where a team goes and whom it meets there: what a sealed card says. */
export const CardTarget = z.object({
  unit: z.string(),
  window: z.string().nullable(),
  scenario: z.string().nullable(),
  areas: z.array(z.string()),
  contact: z.string().nullable(),
  addressees: z.array(Addressee),
});

/** One task of a team. */
export const PackTask = z.object({
  ...CardTarget.shape,
  id: z.string(),
  visit: z.string().nullable(),
  state: z.string(),
  /** Null while the card is sealed. */
  unit: z.string().nullable(),
  covert: z.boolean(),
  /** Covert visits at the same target that an overt one still waits for; 0 for a covert task. */
  covertOpen: z.int(),
  lead: z.string(),
  members: z.array(z.string()),
  modes: z.array(RecordingMode),
  from: z.string(),
  to: z.string(),
  dutyPhone: z.string().nullable(),
});

/** A card until it is opened, and its key. Base64url. */
export const SealedCard = z.object({ key: z.string(), sealed: z.string() });

/** Reference data in parts, each with a hash of its own, so that one new service item does not send all the windows again. */
export const PackReference = z.object({
  persons: z.array(Named.extend({ seat: z.string().nullable() })),
  units: z.array(Named),
  windows: z.array(Named.extend({ unit: z.string(), number: z.string().nullable() })),
  posts: z.array(Named.extend({ unit: z.string(), window: z.string().nullable() })),
  /** Limits in half working days, the fee in fen. */
  serviceItems: z.array(
    Named.extend({
      code: z.string(),
      unit: z.string(),
      handlingMode: z.string(),
      statutoryLimit: z.int(),
      promisedLimit: z.int(),
      feeFen: z.int(),
    }),
  ),
  areas: z.array(Named.extend({ unit: z.string().nullable(), nature: z.string() })),
  calendars: z.array(CalendarYear),
  taxonomy: z.object({ version: z.string(), axes: z.array(TaxonomyAxis) }),
  /** Lists in the version that stands, and every version that one of the tablet's visits is pinned to. */
  checklists: z.array(z.object({ id: z.string(), ...ChecklistFields.shape, current: z.boolean() })),
  zone: z.string(),
});

/** Another tablet of the same teams: a file of its is checked against its key, one for it sealed for `ferryKey`. */
export const FellowTablet = Named.extend({
  writer: z.string(),
  alg: z.enum(['ed25519', 'p256']),
  publicKey: z.string(),
  /** `age1…`; null for one that has not said where to send to. */
  ferryKey: z.string().nullable(),
  persons: z.array(z.string()),
  visits: z.array(z.string()),
});
