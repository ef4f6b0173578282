import { idOf, roles } from '@mingcha/domain';
import {
  DestructionItem,
  DueRule,
  destructionStates,
  heldTypes,
  holdStates,
  KeptBecause,
  LiftHold,
  ListDestruction,
  ListLogDestruction,
  LogStretch,
  PlaceHold,
  RefuseDestruction,
} from '@mingcha/domain/retention';
import { z } from 'zod';
import { seen } from '../acted.ts';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

const hold = { id: idOf('hold'), ...seen };
const list = { id: idOf('destruction'), ...seen };

export const Place = PlaceHold;
export const Lift = LiftHold.extend(hold);
export const Draw = ListDestruction;
export const DrawLog = ListLogDestruction;
export const Approve = z.object(list);
export const Refuse = RefuseDestruction.extend(list);

const newest = { ...pageInput, direction: z.enum(['asc', 'desc']).default('desc') };
export const HoldsInput = z.object({ ...newest, state: z.enum(holdStates).optional() });
export const HoldRow = z.object({
  id: z.string(),
  aboutType: z.enum(heldTypes),
  aboutId: z.string(),
  ground: z.string(),
  state: z.enum(holdStates),
  placedBy: z.string(),
  placedAt: z.int(),
  liftedBy: z.string().nullable(),
  liftedAt: z.int().nullable(),
  reason: z.string().nullable(),
  version: z.int(),
});
export const HoldPage = pageOf(HoldRow);

export const ListsInput = z.object({ ...newest, state: z.enum(destructionStates).optional() });
export const ListRow = z.object({
  id: z.string(),
  ground: z.string(),
  state: z.enum(destructionStates),
  /** Pieces, or lines of the access log. */
  count: z.int(),
  bytes: z.int(),
  log: LogStretch.nullable(),
  duty: z.enum(roles),
  listedBy: z.string(),
  listedAt: z.int(),
  decidedBy: z.string().nullable(),
  decidedDuty: z.enum(roles).nullable(),
  decidedAt: z.int().nullable(),
  reason: z.string().nullable(),
  carriedOutAt: z.int().nullable(),
  destroyed: z.int().nullable(),
  version: z.int(),
});
export const ListPage = pageOf(ListRow);

/** One line of a list as it was written down, and how the recording stands now. */
const Line = DestructionItem.extend({
  medium: z.string(),
  visit: z.string(),
  capturedAt: z.int().nullable(),
  /** Why it would not go today; null where nothing stands in the way. */
  because: KeptBecause.nullable(),
  /** The entry that says it is gone. */
  destroyedBy: z.string().nullable(),
  keptBecause: KeptBecause.nullable(),
});
export const ListDetail = z.object({
  list: ListRow,
  lines: z.array(Line),
  /** Of a list of the access log: the entry by which it went. */
  cutBy: z.string().nullable(),
  history: z.array(HistoryLine),
  names: z.record(z.string(), z.string()),
});

export const DueInput = z.object({
  cursor: z.string().max(40).optional(),
  limit: z.int().min(1).max(200).default(100),
});
const DueRow = DestructionItem.extend({
  medium: z.string(),
  visit: z.string(),
  unit: z.string(),
  capturedAt: z.int().nullable(),
});
export const DuePage = z.object({
  rows: z.array(DueRow),
  next: z.string().nullable(),
  names: z.record(z.string(), z.string()),
});

const KeepingHold = HoldRow.pick({
  id: true,
  ground: true,
  placedBy: true,
  placedAt: true,
  version: true,
}).extend({
  aboutType: z.enum(heldTypes),
  aboutId: z.string(),
});

/** How long one recording is kept and why, or by which entry it was destroyed. */
export const EvidenceKeeping = z.object({
  because: KeptBecause.nullable(),
  rule: DueRule.nullable(),
  until: z.int().nullable(),
  holds: z.array(KeepingHold),
  destroyed: z
    .object({
      entry: z.string(),
      at: z.int(),
      list: z.string(),
      ground: z.string(),
      listedBy: z.string(),
      approvedBy: z.string().nullable(),
      masked: z.boolean(),
    })
    .nullable(),
  names: z.record(z.string(), z.string()),
});

/** The recordings of one visit, counted by how they are kept. */
export const VisitKeeping = z.object({
  lines: z.array(
    z.object({
      because: KeptBecause.nullable(),
      rule: DueRule.nullable(),
      count: z.int(),
      first: z.int().nullable(),
    }),
  ),
  destroyed: z.int(),
  holds: z.array(KeepingHold),
  names: z.record(z.string(), z.string()),
});
