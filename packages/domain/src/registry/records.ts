import type { ActingRole } from '../access/roles.ts';
import type { Kind, PayloadOf, RecordedPayload } from '../kinds.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, now } from '../machine.ts';
import type { SubjectType } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { registrars } from './registrars.ts';
import type { RecordState } from './registry.ts';

type RecordCommand<K extends Kind, Command extends string> = { readonly type: Command } & PayloadOf<K>;
type StateOf<K extends Kind> = RecordState<RecordedPayload<K>>;

interface Record<K extends Kind, Command extends string> {
  readonly subject: SubjectType;
  /** The commands, each with the kind it records: the first makes the record, the second says the whole of it anew. */
  readonly writes: { readonly [C in Command]: K };
  readonly roles: readonly ActingRole[];
  /** Looks at what is about to be written, and at what stood before. */
  readonly refuses?: Guard<StateOf<K>, RecordCommand<K, Command>, unknown>;
}

/** A line of a register: the newest entry is the line. What it said before stays in the journal. */
function recordLifecycle<K extends Kind, const Command extends string>({
  subject,
  writes,
  roles,
  refuses,
}: Record<K, Command>): Lifecycle<StateOf<K>, RecordCommand<K, Command>> {
  type S = StateOf<K>;
  type C = RecordCommand<K, Command>;
  const commands = Object.entries(writes) as [Command, K][];
  const kinds: readonly Kind[] = Object.values<K>(writes);
  const record =
    (kind: K) =>
    (_: S, { type: _type, ...fields }: C) =>
      made(kind, fields as unknown as PayloadOf<K>);
  const revised = commands[1]?.[1];
  return fromTable<S, C, unknown>({
    subject,
    initial: { ...nothingYet, fields: null },
    transitions: commands.flatMap(([command, kind], index) =>
      now(
        index === 0 ? 'none' : 'registered',
        'registered',
        command,
        kind,
        roles,
        refuses ? ['wellFormed'] : [],
      ),
    ),
    guards: refuses ? { wellFormed: refuses } : {},
    emits: Object.fromEntries(commands.map(([command, kind]) => [command, record(kind)])) as never,
    apply: (state, entry: Recorded) =>
      kinds.includes(entry.kind) ? { ...state, fields: entry.payload as RecordedPayload<K> } : state,
    incompatible: revised === undefined ? [] : [[revised, revised]],
  });
}

export const windowLifecycle = recordLifecycle({
  subject: 'window',
  writes: { registerWindow: 'window.registered', reviseWindow: 'window.revised' },
  roles: registrars,
});
export const postLifecycle = recordLifecycle({
  subject: 'post',
  writes: { registerPost: 'post.registered', revisePost: 'post.revised' },
  roles: registrars,
});
export const areaLifecycle = recordLifecycle({
  subject: 'area',
  writes: { prohibitArea: 'area.prohibited', reviseArea: 'area.revised' },
  roles: registrars,
});

export const serviceItemLifecycle = recordLifecycle({
  subject: 'service-item',
  writes: { registerServiceItem: 'service-item.registered', reviseServiceItem: 'service-item.revised' },
  roles: registrars,
  // 优化营商环境条例: a promise may shorten the statutory limit, never lengthen it.
  refuses: (_, { promisedLimit, statutoryLimit }) =>
    promisedLimit > statutoryLimit
      ? refusal('registry.promise-longer-than-law', { promised: promisedLimit, statutory: statutoryLimit })
      : null,
});

export const relationLifecycle = recordLifecycle({
  subject: 'relation',
  writes: { declareRelation: 'relation.declared', reviseRelation: 'relation.revised' },
  roles: ['inspector', 'lead', ...registrars],
  refuses: ({ fields }, { person, unit, otherPerson }) => {
    // What is said of a person is sealed under that person's key, so a line never moves to another one.
    if (fields !== null && fields.person !== person) return refusal('registry.relation-of-another');
    return unit || otherPerson ? null : refusal('registry.relation-names-nobody');
  },
});

export const calendarLifecycle = recordLifecycle({
  subject: 'calendar',
  writes: { loadCalendar: 'calendar.loaded' },
  roles: ['director', 'system-admin', 'scheduler'],
  refuses: (_, { year, holidays, workdays }) => {
    const stray = [...holidays, ...workdays].find((day) => !day.startsWith(`${year}-`));
    return stray ? refusal('registry.calendar-day-outside-year', { day: stray }) : null;
  },
});

export const taxonomyLifecycle = recordLifecycle({
  subject: 'taxonomy',
  writes: { adoptTaxonomy: 'taxonomy.adopted' },
  roles: ['director', 'scheduler'],
});
export const checklistLifecycle = recordLifecycle({
  subject: 'checklist',
  writes: { adoptChecklist: 'checklist.adopted' },
  roles: ['director', 'scheduler'],
});
