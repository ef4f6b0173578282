import type { Database, OpenDatabase, PrismaClient } from '@mingcha/db';

const page = 500;

/** Every row of every table, as they stood at one moment, into a database that has the same tables. */
export async function copyRows(
  from: Database,
  to: OpenDatabase,
): Promise<{ readonly tables: number; readonly rows: number }> {
  const tables = await tablesOf(to.prisma);
  let rows = 0;
  await from.prisma.$transaction(
    async (source) => {
      for (const table of tables) {
        await past(to.prisma, [`truncate ${table}`]);
        for (let offset = 0; ; offset += page) {
          const [part] = await source.$queryRawUnsafe<{ rows: string; count: number }[]>(
            `select coalesce(json_agg(t), '[]')::text as rows, count(*)::int as count
             from (select * from ${table} order by ctid limit ${page} offset ${offset}) t`,
          );
          if (part === undefined || part.count === 0) break;
          rows += part.count;
          await past(
            to.prisma,
            [`insert into ${table} select * from json_populate_recordset(null::${table}, $1::json)`],
            part.rows,
          );
          if (part.count < page) break;
        }
      }
    },
    { isolationLevel: 'RepeatableRead', timeout: 120_000, maxWait: 30_000 },
  );
  return { tables: tables.length, rows };
}

async function tablesOf(prisma: PrismaClient): Promise<string[]> {
  const found = await prisma.$queryRawUnsafe<{ name: string }[]>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname = 'public' order by tablename`,
  );
  return found.map(({ name }) => name);
}

/** Past the triggers that guard the tables, as only the owner of the database can. */
async function past(
  prisma: PrismaClient,
  statements: readonly string[],
  ...values: unknown[]
): Promise<void> {
  await prisma.$transaction([
    prisma.$executeRawUnsafe('set local session_replication_role = replica'),
    ...statements.map((statement) => prisma.$executeRawUnsafe(statement, ...values)),
  ]);
}

export interface Tampered {
  readonly hash: string;
  readonly kind: string;
  readonly subject: string;
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

/**
 * One byte of one entry: a digit of the time at which it was decided, so that it says hours earlier. Without a wish the
 * newest confirmation of a finding.
 */
export async function tamperWith({ prisma }: OpenDatabase, wanted?: string): Promise<Tampered> {
  const asked = wanted === undefined ? null : await prisma.entry.findUnique({ where: { hash: wanted } });
  const row =
    asked ??
    (await prisma.entry.findFirstOrThrow({
      where: { kind: 'finding.confirmed' },
      orderBy: { clock: 'desc' },
    }));
  const header = Buffer.from(row.header);
  // Hours of the clock: thirteen digits, milliseconds since 1970.
  const offset = header.indexOf('"clock":') + '"clock":'.length + 5;
  const changed = Buffer.from(header);
  changed[offset] = (changed[offset] ?? 0) ^ 1;
  await past(prisma, ['update entry set header = $1 where hash = $2'], changed, row.hash);
  const around = (bytes: Buffer) => bytes.subarray(offset - 13, offset + 9).toString('utf8');
  return {
    hash: row.hash,
    kind: row.kind,
    subject: row.subjectId,
    offset,
    before: around(header),
    after: around(changed),
  };
}
