import {
  Addressee,
  CardTarget,
  FellowTablet,
  PackReference,
  PackTask,
  SealedCard,
} from '@mingcha/domain/registry';
import type { Letter, WireEntry } from '@mingcha/journal';
import { z } from 'zod';

const isObject = (value: unknown) => typeof value === 'object' && value !== null;

/** An older office names nobody to speak to. */
const addressees = z.array(Addressee).default([]);

/** What a sealed card says once it is opened. */
export const Card = CardTarget.extend({ addressees, entries: z.array(z.custom<WireEntry>(isObject)) });
export type Card = z.infer<typeof Card>;

const Assignment = PackTask.extend({
  addressees,
  /** 介绍信; checked where it is shown. */
  letter: z.custom<Letter>(isObject).nullable().default(null),
});
export type PackAssignment = z.infer<typeof Assignment>;

/** Reference data, part by part, each with a hash of its own. */
export const PackParts = PackReference;
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
  fellows: z.array(FellowTablet).default([]),
};

/** What is kept of a pack beside its parts, which lie under their hashes and are shared by all that name them. */
export const Manifest = z.object(beside);
export type Manifest = z.infer<typeof Manifest>;

/** The reference data of one office's tablets, used with no network for days. */
export type Pack = Manifest & PackParts;

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
