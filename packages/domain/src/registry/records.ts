import type { ActingRole } from '../access/roles.ts';
import type { Kind, PayloadOf, RecordedPayload } from '../kinds.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, now } from '../machine.ts';
import type { SubjectType } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { registrars } from './registrars.ts';
import type { RecordState } from './registry.ts';

type RecordCommand<K extends Kind, Command extends string> = { readonly type: Command } & PayloadOf<K>;

/** One entry, no further life: the entry itself is the record, checked by `refuses` before it is written. */
function recordLifecycle<K extends Kind, const Command extends string>(
  subject: SubjectType,
  command: Command,
  kind: K,
  roles: readonly ActingRole[],
  refuses?: Guard<RecordState<RecordedPayload<K>>, RecordCommand<K, Command>, unknown>,
): Lifecycle<RecordState<RecordedPayload<K>>, RecordCommand<K, Command>> {
  type S = RecordState<RecordedPayload<K>>;
  type C = RecordCommand<K, Command>;
  const record = (_: S, { type: _type, ...fields }: C) => made(kind, fields as unknown as PayloadOf<K>);
  return fromTable<S, C, unknown>({
    subject,
    initial: { ...nothingYet, fields: null },
    transitions: now('none', 'registered', command, kind, roles, refuses ? ['wellFormed'] : []),
    guards: refuses ? { wellFormed: refuses } : {},
    emits: { [command]: record } as never,
    apply: (state, entry: Recorded) =>
      entry.kind === kind ? { ...state, fields: entry.payload as RecordedPayload<K> } : state,
    incompatible: [],
  });
}

export const windowLifecycle = recordLifecycle('window', 'registerWindow', 'window.registered', registrars);
export const postLifecycle = recordLifecycle('post', 'registerPost', 'post.registered', registrars);
export const areaLifecycle = recordLifecycle('area', 'prohibitArea', 'area.prohibited', registrars);

export const serviceItemLifecycle = recordLifecycle(
  'service-item',
  'registerServiceItem',
  'service-item.registered',
  registrars,
  // 优化营商环境条例: a promise may shorten the statutory limit, never lengthen it.
  (_, { promisedLimit, statutoryLimit }) =>
    promisedLimit > statutoryLimit
      ? refusal('registry.promise-longer-than-law', { promised: promisedLimit, statutory: statutoryLimit })
      : null,
);

export const relationLifecycle = recordLifecycle(
  'relation',
  'declareRelation',
  'relation.declared',
  ['inspector', 'lead', ...registrars],
  (_, { unit, otherPerson }) => (unit || otherPerson ? null : refusal('registry.relation-names-nobody')),
);

export const calendarLifecycle = recordLifecycle(
  'calendar',
  'loadCalendar',
  'calendar.loaded',
  ['director', 'system-admin', 'scheduler'],
  (_, { year, holidays, workdays }) => {
    const stray = [...holidays, ...workdays].find((day) => !day.startsWith(`${year}-`));
    return stray ? refusal('registry.calendar-day-outside-year', { day: stray }) : null;
  },
);

export const taxonomyLifecycle = recordLifecycle('taxonomy', 'adoptTaxonomy', 'taxonomy.adopted', [
  'director',
  'scheduler',
]);
export const checklistLifecycle = recordLifecycle('checklist', 'adoptChecklist', 'checklist.adopted', [
  'director',
  'scheduler',
]);
