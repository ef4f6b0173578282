import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now } from '../machine.ts';
import type { PackageCommand, PackageState } from './package.ts';

/** Whoever makes one may do no more than read the case; how much of it leaves is decided by the verb. */
const makers = ['director', 'discipline', 'leader', 'reviewer', 'privacy', 'planner', 'lead'] as const;
const respondents = ['party', 'chief'] as const;

/** An export is an act: it is written down before its first byte leaves. */
export const packageLifecycle: Lifecycle<PackageState, PackageCommand, object> = fromTable<
  PackageState,
  PackageCommand,
  object
>({
  subject: 'package',
  initial: { ...nothingYet, case: null },
  transitions: [
    now('none', 'made', 'makePackage', 'package.made', makers),
    now('none', 'made', 'takePackage', 'package.made', respondents),
    now(['made', 'broken'], 'broken', 'breakPackage', 'package.broken', ['scheduler']),
  ].flat(),
  guards: {},
  emits: {
    makePackage: (_, { type: _type, ...fields }) => made('package.made', fields),
    takePackage: (_, { type: _type, ...fields }) => made('package.made', fields),
    breakPackage: (_, { file, found }) => made('package.broken', { file, found }),
  },
  apply: (state, entry) => (entry.kind === 'package.made' ? { ...state, case: entry.payload.case } : state),
  incompatible: [],
});
