import { z } from 'zod';
import { atSchema, byServer } from '../kind-rule.ts';
import { Day, idOf, Reason, ShortText } from '../primitives.ts';
import { ChecklistFields } from './checklists/question.ts';
import { Ending, UnitEnding } from './ending.ts';

export const Duty = z.enum([
  'chief',
  'deputy',
  'liaison',
  'inspector',
  'director',
  'planner',
  'reviewer',
  'privacy',
  'leader',
  'publisher',
  'discipline',
]);
export type Duty = z.infer<typeof Duty>;

export const UnitLevel = z.enum(['province', 'city', 'county', 'township', 'unit']);
export const TargetClass = z.enum(['ENFORCEMENT', 'GENERAL_MANAGEMENT', 'SOCIAL_SERVICE']);
export const HandlingMode = z.enum(['DIRECT', 'PROMISED', 'JOINT', 'SUPERIOR', 'CONTROLLED']);
/** Places where nothing may be recorded: 民法典 1033, 视频图像条例 10. */
export const AreaNature = z.enum([
  'toilet',
  'changing',
  'nursing',
  'dormitory',
  'hotel-room',
  'military',
  'secret',
  'other',
]);

export const UnitFields = z.strictObject({
  code: z.string().trim().min(1).max(40),
  name: ShortText,
  level: UnitLevel,
  parent: idOf('unit').nullable(),
  targetClass: TargetClass.nullable(),
  hasWindow: z.boolean(),
});

export const PersonFields = z.strictObject({
  name: z.string().trim().min(1).max(60),
  phone: z.string().trim().max(30).optional(),
  /** Where notices go when the person chose mail. */
  email: z.email().max(120).optional(),
  unit: idOf('unit').nullable(),
});

const TaxonomyCode = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/),
  zh: z.string().max(60),
  en: z.string().max(120),
  requirement: z.string().max(10),
  raises: z.enum(['referral', 'disposal']).optional(),
  needs: z.enum(['duration', 'amount', 'claim-and-fact', 'pair']).optional(),
});
const TaxonomyGroup = TaxonomyCode.extend({ codes: z.array(TaxonomyCode) });
export const TaxonomyAxis = z.strictObject({
  axis: z.string().regex(/^[A-Z][A-Z0-9_]{1,40}$/),
  zh: z.string().max(60),
  en: z.string().max(120),
  groups: z.array(TaxonomyGroup),
});
export type TaxonomyAxis = z.infer<typeof TaxonomyAxis>;

export const CalendarYear = z.strictObject({
  year: z.int().min(2000).max(2200),
  version: z.string().min(1).max(40),
  /** Working weekdays that are days off. */
  holidays: z.array(Day),
  /** Weekend days that are worked (调休). */
  workdays: z.array(Day),
  /** The year's notice is not yet published: only the fixed statutory days are known. */
  provisional: z.boolean(),
});

export const ServiceItemFields = z.strictObject({
  code: z.string().trim().min(1).max(40),
  name: ShortText,
  unit: idOf('unit'),
  handlingMode: HandlingMode,
  /** Half working days, because half a day is a usual promise and the journal holds integers. */
  statutoryLimit: z.int().min(1),
  promisedLimit: z.int().min(1),
  feeFen: z.int().min(0),
});

export const SeatFields = z.strictObject({
  unit: idOf('unit').nullable(),
  duty: Duty,
  title: z.string().trim().min(1).max(60),
});
export const WindowFields = z.strictObject({
  unit: idOf('unit'),
  name: ShortText,
  number: z.string().max(20).optional(),
});
export const PostFields = z.strictObject({
  unit: idOf('unit'),
  window: idOf('window').optional(),
  name: ShortText,
});
export const AreaFields = z.strictObject({
  unit: idOf('unit').optional(),
  name: ShortText,
  nature: AreaNature,
});
/** A recorder or camera of the office that is no tablet: what it is, and in whose hands. */
export const RecorderFields = z.strictObject({
  make: z.string().trim().min(1).max(60),
  model: z.string().trim().min(1).max(60),
  serial: z.string().trim().min(1).max(60),
  holder: idOf('person'),
});
export const RelationFields = z.strictObject({
  person: idOf('person'),
  unit: idOf('unit').optional(),
  otherPerson: ShortText.optional(),
  nature: ShortText,
});

export const registryKinds = {
  'office.founded': byServer(
    'office',
    z.strictObject({
      name: ShortText,
      short: z.string().trim().min(1).max(40),
      code: z.string().trim().min(1).max(12),
      demo: z.boolean(),
      recoveryKey: z.string().min(1).max(400),
      zone: z.string().min(1).max(60),
    }),
  ),
  'unit.registered': byServer('unit', UnitFields),
  'unit.revised': byServer('unit', UnitFields),
  'unit.ended': byServer('unit', UnitEnding),
  'person.registered': byServer('person', PersonFields, ['name', 'phone', 'email']),
  'person.revised': byServer('person', PersonFields, ['name', 'phone', 'email']),
  'seat.established': byServer('seat', SeatFields),
  // Another duty is another seat: what waits at a seat waits for its duty.
  'seat.revised': byServer('seat', SeatFields.omit({ duty: true })),
  'seat.filled': byServer('seat', z.strictObject({ person: idOf('person') })),
  'seat.vacated': byServer('seat', z.strictObject({ reason: Reason })),
  'seat.ended': byServer('seat', Ending),
  'inspector.appointed': byServer(
    'person',
    z.strictObject({
      person: idOf('person'),
      homeUnit: idOf('unit').nullable(),
      secondedFrom: idOf('unit').optional(),
    }),
  ),
  'relation.declared': byServer('relation', RelationFields, ['otherPerson', 'nature']),
  'relation.revised': byServer('relation', RelationFields, ['otherPerson', 'nature']),
  'relation.ended': byServer('relation', Ending, ['reason']),
  'window.registered': byServer('window', WindowFields),
  'window.revised': byServer('window', WindowFields),
  'window.ended': byServer('window', Ending),
  'post.registered': byServer('post', PostFields),
  'post.revised': byServer('post', PostFields),
  'post.ended': byServer('post', Ending),
  'service-item.registered': byServer('service-item', ServiceItemFields),
  'service-item.revised': byServer('service-item', ServiceItemFields),
  'service-item.ended': byServer('service-item', Ending),
  'area.prohibited': byServer('area', AreaFields),
  'area.revised': byServer('area', AreaFields),
  'area.ended': byServer('area', Ending),
  'recorder.registered': byServer('recorder', RecorderFields),
  'recorder.revised': byServer('recorder', RecorderFields),
  'recorder.ended': byServer('recorder', Ending),
  'calendar.loaded': byServer('calendar', CalendarYear),
  'taxonomy.adopted': byServer(
    'taxonomy',
    z.strictObject({ version: z.string().min(1).max(40), axes: z.array(TaxonomyAxis) }),
  ),
  'checklist.adopted': atSchema(2, byServer('checklist', ChecklistFields)),
  'rule-setting.adopted': byServer(
    'office',
    z.strictObject({ key: z.string().min(1).max(80), value: z.union([z.string(), z.int(), z.boolean()]) }),
  ),
};
