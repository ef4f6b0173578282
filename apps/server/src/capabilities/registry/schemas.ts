import { idOf } from '@mingcha/domain';
import {
  AreaNature,
  Duty,
  HandlingMode,
  TargetClass,
  TaxonomyAxis,
  UnitLevel,
} from '@mingcha/domain/registry';
import { z } from 'zod';
import { HistoryLine } from '../history.ts';
import { pageInput, pageOf } from '../keyset.ts';

const list = {
  ...pageInput,
  direction: z.enum(['asc', 'desc']).default('asc'),
  text: z.string().trim().min(1).max(100).optional(),
};
/** Lines that stand; or, asked for, those that stand no longer. */
const standing = { ended: z.boolean().default(false) };
const ending = { endedOn: z.string().nullable(), endReason: z.string().nullable() };
const ofUnit = { ...list, unit: idOf('unit').optional() };

/** What a registered unit may still be without. */
export const UnitLack = z.enum(['seats', 'windows', 'posts', 'items']);
export type UnitLack = z.infer<typeof UnitLack>;

export const UnitsInput = z.object({
  ...list,
  lacks: UnitLack.optional(),
  level: z.array(UnitLevel).optional(),
  parent: idOf('unit').optional(),
  hasWindow: z.boolean().optional(),
  ...standing,
});
export const UnitRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  level: UnitLevel,
  parent: z.string().nullable(),
  targetClass: TargetClass.nullable(),
  hasWindow: z.boolean(),
  ...ending,
  endedInto: z.string().nullable(),
  version: z.int(),
});
export const UnitPage = pageOf(UnitRow);
/** The whole tree in one answer, parents before children: a few thousand short rows. */
export const UnitTree = z.array(UnitRow.extend({ depth: z.int() }));

export const RegistryStep = z.enum([
  'units',
  'seats',
  'windows',
  'posts',
  'people',
  'holders',
  'inspectors',
  'items',
  'calendar',
  'taxonomy',
  'checklist',
]);
export type RegistryStep = z.infer<typeof RegistryStep>;
export const RegistryOverview = z.object({
  /** In the order in which they are filled; `lack` counts what is missing, by the rows its list shows. */
  steps: z.array(z.object({ step: RegistryStep, have: z.int(), lack: z.int() })),
});

export const PeopleInput = z.object({
  ...ofUnit,
  inspector: z.boolean().optional(),
  /** These and no others: whoever was chosen before is called by name, however long the list is. */
  ids: z.array(idOf('person')).max(100).optional(),
});
export const PersonRow = z.object({
  id: z.string(),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  erased: z.boolean(),
  unit: z.string().nullable(),
  inspector: z.boolean(),
  homeUnit: z.string().nullable(),
  secondedFrom: z.string().nullable(),
  registeredAt: z.int(),
  version: z.int(),
});
export const PersonPage = pageOf(PersonRow);

export const SeatsInput = z.object({
  ...ofUnit,
  duty: z.array(Duty).optional(),
  vacant: z.boolean().optional(),
  ...standing,
});
export const SeatRow = z.object({
  id: z.string(),
  unit: z.string().nullable(),
  duty: Duty,
  title: z.string(),
  holder: z.string().nullable(),
  since: z.int().nullable(),
  past: z.array(z.object({ person: z.string(), since: z.int(), until: z.int().nullable() })),
  ...ending,
  version: z.int(),
});
export const SeatPage = pageOf(SeatRow);

export const WindowsInput = z.object({ ...ofUnit, ...standing });
export const WindowRow = z.object({
  id: z.string(),
  unit: z.string(),
  name: z.string(),
  number: z.string().nullable(),
  ...ending,
  version: z.int(),
});
export const WindowPage = pageOf(WindowRow);

export const PostsInput = z.object({ ...ofUnit, ...standing });
export const PostRow = z.object({
  id: z.string(),
  unit: z.string(),
  window: z.string().nullable(),
  name: z.string(),
  ...ending,
  version: z.int(),
});
export const PostPage = pageOf(PostRow);

export const ServiceItemsInput = z.object({ ...ofUnit, ...standing });
export const ServiceItemRow = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  unit: z.string(),
  handlingMode: HandlingMode,
  statutoryLimit: z.int(),
  promisedLimit: z.int(),
  feeFen: z.int(),
  ...ending,
  version: z.int(),
});
export const ServiceItemPage = pageOf(ServiceItemRow);

export const AreasInput = z.object({ ...ofUnit, ...standing });
export const AreaRow = z.object({
  id: z.string(),
  unit: z.string().nullable(),
  name: z.string(),
  nature: AreaNature,
  ...ending,
  version: z.int(),
});
export const AreaPage = pageOf(AreaRow);

export const RecordersInput = z.object({ ...list, ...standing });
export const RecorderRow = z.object({
  id: z.string(),
  make: z.string(),
  model: z.string(),
  serial: z.string(),
  holder: z.string(),
  ...ending,
  version: z.int(),
});
export const RecorderPage = pageOf(RecorderRow);

export const RelationsInput = z.object({ ...ofUnit, ...standing, person: idOf('person').optional() });
export const RelationPage = pageOf(
  z.object({
    id: z.string(),
    person: z.string(),
    unit: z.string().nullable(),
    otherPerson: z.string().nullable(),
    nature: z.string().nullable(),
    erased: z.boolean(),
    declaredAt: z.int(),
    declaredBy: z.string(),
    ...ending,
    version: z.int(),
  }),
);

const names = z.record(z.string(), z.string());

/** A unit with everything that hangs on it: where an inspection begins to be prepared. */
export const UnitDetail = z.object({
  unit: UnitRow,
  below: z.array(UnitRow),
  seats: z.array(SeatRow.omit({ past: true })),
  windows: z.array(WindowRow),
  posts: z.array(PostRow),
  items: z.array(ServiceItemRow),
  areas: z.array(AreaRow),
  history: z.array(HistoryLine),
  names,
});

export const PersonDetail = z.object({
  person: PersonRow,
  tenures: z.array(
    z.object({
      seat: z.string(),
      title: z.string(),
      unit: z.string().nullable(),
      since: z.int(),
      until: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  history: z.array(HistoryLine),
  names,
});

/** The loading that stands for each year. */
export const CalendarYears = z.array(
  z.object({
    id: z.string(),
    year: z.int(),
    edition: z.string(),
    holidays: z.array(z.string()),
    workdays: z.array(z.string()),
    provisional: z.boolean(),
    loadedAt: z.int(),
  }),
);

export const AdoptedTaxonomy = z
  .object({ id: z.string(), edition: z.string(), axes: z.array(TaxonomyAxis), adoptedAt: z.int() })
  .nullable();
export const OfficeRow = z.object({
  id: z.string(),
  name: z.string(),
  short: z.string(),
  code: z.string(),
  demo: z.boolean(),
  zone: z.string(),
  settings: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  version: z.int(),
});
