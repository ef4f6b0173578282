import type { ActingRole } from '../src/access/roles.ts';
import type { Context } from '../src/lifecycle.ts';
import type { PaperMark } from '../src/papers/paper-mark.ts';
import { type SubjectType, subjectPrefixes } from '../src/primitives.ts';

/** Readable identifiers of the right shape: `id('unit', 'land')` → `unt_land…0`. */
export const id = (type: SubjectType, name: string): string =>
  `${subjectPrefixes[type]}_${name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .padEnd(26, '0')
    .slice(0, 26)}`;

export const office = id('office', 'qingyuan');
export const [lin, wang, chen, zhao, sun, qian] = ['lin', 'wang', 'chen', 'zhao', 'sun', 'qian'].map((name) =>
  id('person', name),
) as [string, string, string, string, string, string];

export const morning = 1_795_309_200_000;

/** Who acts: everything impure is said here. */
export function as<Facts extends object = object>(
  person: string,
  roles: ActingRole | readonly ActingRole[],
  facts?: Facts,
  now: number = morning,
): Context & Facts {
  let made = 0;
  return {
    now,
    person,
    seat: null,
    roles: typeof roles === 'string' ? [roles] : roles,
    office,
    newId: (prefix: string) => {
      made += 1;
      return `${prefix}_${String(made).padStart(26, '0')}`;
    },
    ...(facts as Facts),
  };
}

export const hash = (text: string): string =>
  [...text]
    .reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 0xffffffff, 7)
    .toString(16)
    .padStart(64, '0');

/** A paper that one typed and another compared. */
export const compared = (changes: Partial<PaperMark> = {}): PaperMark => ({
  paper: id('paper', 'receipt'),
  decidedBy: zhao,
  decidedOn: '2026-11-20',
  recordedBy: zhao,
  checkedBy: wang,
  scan: hash('scan'),
  ...changes,
});

/** The same person, deciding with a pen: two others stand behind the entry. */
export const onPaper = <C extends Context>(context: C, mark: Partial<PaperMark> = {}): C => ({
  ...context,
  paper: compared(mark),
});
