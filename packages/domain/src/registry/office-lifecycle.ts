import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now, stays } from '../machine.ts';
import { refusal } from '../refusals.ts';
import { lineOfSetting } from '../retention/schedule.ts';
import type { OfficeCommand, OfficeState } from './registry.ts';

/** An office is founded once, by the person who starts the installation and holds no role yet. */
export const officeLifecycle: Lifecycle<OfficeState, OfficeCommand> = fromTable<
  OfficeState,
  OfficeCommand,
  unknown
>({
  subject: 'office',
  initial: { ...nothingYet, founded: null, settings: {} },
  transitions: [
    now('none', 'founded', 'foundOffice', 'office.founded', ['scheduler']),
    now(
      'founded',
      stays,
      'adoptRuleSetting',
      'rule-setting.adopted',
      ['director', 'system-admin'],
      ['withinSchedule'],
    ),
  ].flat(),
  guards: {
    withinSchedule: (_, command) => {
      const line = command.type === 'adoptRuleSetting' ? lineOfSetting(command.key) : undefined;
      if (line === undefined || command.type !== 'adoptRuleSetting') return null;
      const { standard, least, most } = line;
      const { value } = command;
      return value === standard || (typeof value === 'number' && value >= least && value <= most)
        ? null
        : refusal('retention.out-of-range', { least, most });
    },
  },
  emits: {
    foundOffice: (_, { type: _type, ...fields }) => made('office.founded', fields),
    adoptRuleSetting: (_, { key, value }) => made('rule-setting.adopted', { key, value }),
  },
  apply: (state, entry) => {
    if (entry.kind === 'office.founded') return { ...state, founded: entry.payload };
    if (entry.kind !== 'rule-setting.adopted') return state;
    return { ...state, settings: { ...state.settings, [entry.payload.key]: entry.payload.value } };
  },
  incompatible: [],
});
