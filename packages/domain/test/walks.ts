import fc from 'fast-check';
import type { ActingRole } from '../src/access/roles.ts';
import type { Lifecycle } from '../src/lifecycle.ts';
import { as, chen, lin, morning, qian, sun, wang, zhao } from './people.ts';
import { hour } from './stories.ts';
import { Story } from './story.ts';

const people = [lin, wang, chen, zhao, sun, qian];
const someRoles: ActingRole[] = [
  'inspector',
  'lead',
  'director',
  'planner',
  'reviewer',
  'privacy',
  'leader',
  'publisher',
  'scheduler',
];
const person = fc.constantFrom(...people);
const roles = fc.subarray(someRoles, { minLength: 4 });

/** A moment at which somebody could act: who, in which duties, and what chance brings. */
export interface Moment {
  readonly person: string;
  readonly roles: ActingRole[];
  readonly luck: number;
}
export const moments = fc.array(fc.record({ person, roles, luck: fc.nat(9999) }), {
  minLength: 20,
  maxLength: 60,
  size: 'max',
});

export interface Done<C> extends Moment {
  readonly command: C;
}

/** Steps after which little more can happen are taken rarely, so that walks get far. */
const ends = new Set(['invalidateVisit', 'abortVisit', 'dropFinding', 'withdrawFinding', 'revokeBulletin']);

/** How often each step was taken: a property over walks that end early would say nothing. */
const taken = new Map<string, number>();
export const timesTaken = (type: string): number => taken.get(type) ?? 0;

/** A walk over what is allowed: at each moment one of the commands that would be done now, by chance, is done. */
export function live<
  S extends { readonly id: string | null },
  C extends { readonly type: string },
  X extends object,
>(
  lifecycle: Lifecycle<S, C, X>,
  commands: readonly C[],
  walk: readonly Moment[],
  facts: (moment: Moment) => X,
  watch: (done: Done<C>, story: Story<S, C, X>) => void,
  before: (moment: Moment, story: Story<S, C, X>, now: number) => void = () => {},
): Story<S, C, X> {
  const story = new Story(lifecycle);
  for (const [index, moment] of walk.entries()) {
    const now = morning + (index + 1) * hour;
    before(moment, story, now);
    const context = as(moment.person, moment.roles, facts(moment), now);
    const allowed = commands.filter(
      (command) =>
        (moment.luck > 9500 || !ends.has(command.type)) && story.refusal(command, context) === null,
    );
    const command = allowed[moment.luck % Math.max(1, allowed.length)];
    if (!command) continue;
    story.did(command, context);
    taken.set(command.type, (taken.get(command.type) ?? 0) + 1);
    watch({ ...moment, command }, story);
  }
  return story;
}
