import { createHash } from 'node:crypto';
import { type Role, roles } from '@mingcha/domain';
import { may, type Verb, verbOf } from '@mingcha/domain/access';
import {
  type Counts,
  type Mistake,
  readSheets,
  type SheetName,
  type Step,
  sheetNames,
  workOut,
} from '@mingcha/domain/filling';
import type { SignedIn } from '../../../context.ts';
import { readWorkbook } from './read-workbook.ts';
import { presentOf } from './register.ts';

/** Nobody mends more at one sitting; the rest is told after the next upload. */
const mistakesShown = 500;

/** What somebody else has to take over from the same file. */
interface Withheld {
  readonly sheet: SheetName;
  readonly count: number;
  /** Keys of words, with a space between. */
  readonly roles: string;
}

export interface Checked {
  readonly mistakes: readonly Mistake[];
  readonly mistakesInAll: number;
  readonly ignored: readonly { readonly sheet: string; readonly column: string | null }[];
  readonly counts: Readonly<Record<SheetName, Counts>>;
  readonly withheld: readonly Withheld[];
  readonly steps: number;
  /** Names exactly what was shown: taking over refuses when it would be something else. */
  readonly digest: string;
}

export const verbFor = ({ command }: Pick<Step, 'command'>): Verb => verbOf(command) ?? 'registry.write';

/** Lays the file beside the registers. Nothing is written. */
export async function checkWorkbook(
  ctx: SignedIn,
  bytes: Buffer,
): Promise<{ readonly checked: Checked; readonly steps: readonly Step[] }> {
  const read = readSheets(await readWorkbook(bytes));
  const present = await ctx.services.db.read((reader) => presentOf(reader, ctx.session.office));
  const { mistakes, counts, steps } = workOut(read, present);
  const mine = steps.filter((step) => may(ctx.session.roles, verbFor(step)));
  return {
    steps: mine,
    checked: {
      mistakes: mistakes.slice(0, mistakesShown),
      mistakesInAll: mistakes.length,
      ignored: read.ignored.slice(0, 40),
      counts,
      withheld: withheldOf(steps.filter((step) => !mine.includes(step))),
      steps: mine.length,
      digest: createHash('sha256').update(JSON.stringify(mine)).digest('hex'),
    },
  };
}

function withheldOf(steps: readonly Step[]): Withheld[] {
  return sheetNames.flatMap((sheet) => {
    const here = steps.filter((step) => step.sheet === sheet);
    const [first] = here;
    if (first === undefined) return [];
    const who = roles.filter((role: Role) => may([role], verbFor(first)));
    return [{ sheet, count: here.length, roles: who.map((role) => `role.${role}`).join(' ') }];
  });
}
