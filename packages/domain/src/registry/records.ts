import type { ActingRole } from '../access/roles.ts';
import type { Kind, PayloadOf, RecordedPayload } from '../kinds.ts';
import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, type Guard, made, nothingYet, now } from '../machine.ts';
import type { SubjectType } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { unfitTemplate } from './checklists/template-faults.ts';
import { type Ending, type EndingFacts, endedByToday } from './ending.ts';
import { registrars } from './registrars.ts';
import type { RecordState } from './registry.ts';

type RecordCommand<K extends Kind, Command extends string> = { readonly type: Command } & PayloadOf<K>;
type EndCommand<End extends string> = { readonly type: End } & Ending;
type StateOf<K extends Kind> = RecordState<RecordedPayload<K>>;
type EndingKind = Extract<Kind, `${string}.ended`>;

interface Record<K extends Kind, Command extends string, End extends string> {
  readonly subject: SubjectType;
  /** The commands, each with the kind it records: the first makes the record, the second says the whole of it anew. */
  readonly writes: { readonly [C in Command]: K };
  /** The command that ends it; nothing ends what is only followed by a newer one. */
  readonly ends?: { readonly [E in End]: EndingKind };
  readonly roles: readonly ActingRole[];
  /** Looks at what is about to be written, and at what stood before. */
  readonly refuses?: Guard<StateOf<K>, RecordCommand<K, Command>, unknown>;
}

/** A line of a register: the newest entry is the line. What it said before stays in the journal. */
function recordLifecycle<K extends Kind, const Command extends string, const End extends string = never>({
  subject,
  writes,
  ends,
  roles,
  refuses,
}: Record<K, Command, End>): Lifecycle<StateOf<K>, RecordCommand<K, Command> | EndCommand<End>, EndingFacts> {
  type S = StateOf<K>;
  type C = RecordCommand<K, Command> | EndCommand<End>;
  const commands = Object.entries(writes) as [Command, K][];
  const endings = Object.entries(ends ?? {}) as [End, Kind][];
  const kinds: readonly Kind[] = Object.values<K>(writes);
  const record =
    (kind: Kind) =>
    (_: S, { type: _type, ...fields }: C) =>
      made(kind, fields as unknown as PayloadOf<typeof kind>);
  const revised = commands[1]?.[1];
  const wellFormed = refuses as Guard<S, C, EndingFacts> | undefined;
  return fromTable<S, C, EndingFacts>({
    subject,
    initial: { ...nothingYet, fields: null },
    transitions: [
      ...commands.flatMap(([command, kind], index) =>
        now(
          index === 0 ? 'none' : 'registered',
          'registered',
          command,
          kind,
          roles,
          refuses ? ['wellFormed'] : [],
        ),
      ),
      ...endings.flatMap(([command, kind]) =>
        now('registered', 'ended', command, kind, roles, ['endedByToday']),
      ),
    ],
    guards: {
      endedByToday: (_, command, facts) => endedByToday(command as unknown as Ending, facts),
      ...(wellFormed ? { wellFormed } : {}),
    },
    emits: Object.fromEntries(
      [...commands, ...endings].map(([command, kind]) => [command, record(kind)]),
    ) as never,
    apply: (state, entry: Recorded) =>
      kinds.includes(entry.kind) ? { ...state, fields: entry.payload as RecordedPayload<K> } : state,
    incompatible:
      revised === undefined ? [] : [[revised, revised], ...endings.map(([, kind]) => [kind, kind] as const)],
  });
}

export const windowLifecycle = recordLifecycle({
  subject: 'window',
  writes: { registerWindow: 'window.registered', reviseWindow: 'window.revised' },
  ends: { endWindow: 'window.ended' },
  roles: registrars,
});
export const postLifecycle = recordLifecycle({
  subject: 'post',
  writes: { registerPost: 'post.registered', revisePost: 'post.revised' },
  ends: { endPost: 'post.ended' },
  roles: registrars,
});
export const areaLifecycle = recordLifecycle({
  subject: 'area',
  writes: { prohibitArea: 'area.prohibited', reviseArea: 'area.revised' },
  ends: { liftArea: 'area.ended' },
  roles: registrars,
});

export const recorderLifecycle = recordLifecycle({
  subject: 'recorder',
  writes: { registerRecorder: 'recorder.registered', reviseRecorder: 'recorder.revised' },
  ends: { endRecorder: 'recorder.ended' },
  roles: registrars,
});

export const serviceItemLifecycle = recordLifecycle({
  subject: 'service-item',
  writes: { registerServiceItem: 'service-item.registered', reviseServiceItem: 'service-item.revised' },
  ends: { endServiceItem: 'service-item.ended' },
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
  ends: { endRelation: 'relation.ended' },
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
  refuses: (_, fields) => unfitTemplate(fields),
});
