import type { LiveReading, Moment } from '@mingcha/db';

/** By these something goes that lies beside the database: bytes of files, keys. */
const orders = ['evidence.destroyed', 'fields.erased'];
const most = 3;

export interface Looking<Seen> {
  look(moment: Moment): Promise<Seen>;
  isWhole(seen: Seen): boolean;
  /** Told before another look. */
  again?: (() => void) | undefined;
}

/**
 * Looks at a database as it is at one moment, whoever works meanwhile. Files and keys are not of that moment: where something is found,
 * and something went since that an entry ordered to go, all of it is looked at again as it is then.
 */
export async function atOneMoment<Seen>(
  live: Pick<LiveReading, 'moment' | 'prisma'>,
  { look, isWhole, again }: Looking<Seen>,
): Promise<Seen> {
  for (let looks = 1; ; looks += 1) {
    const moment = await live.moment();
    const isWorthAnother = async () => looks < most && (await gone(moment)) !== (await gone(live));
    try {
      const seen = await look(moment);
      if (isWhole(seen) || !(await isWorthAnother())) return seen;
    } catch (error) {
      // A file that was there when its size was asked for.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || !(await isWorthAnother())) throw error;
    } finally {
      await moment.close();
    }
    again?.();
  }
}

/** Differs where something went, or is still to go, and where the tables were made anew: rows of later tables are of no moment before. */
async function gone({ prisma }: Pick<LiveReading, 'prisma'>): Promise<string> {
  const [row] = await prisma.$queryRaw<readonly { readonly told: string }[]>`
    select (select count(*) from entry where kind = any(${orders})) || ' '
      || (select count(*) from blob where state = 'destroying') || ' '
      || (select made_at from projection where id = 1) as told`;
  return row?.told ?? '';
}
