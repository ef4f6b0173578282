import type { z } from 'zod';
import type { WhereOf } from '../../access/ability.ts';
import type { SignedIn } from '../../context.ts';
import { readPage } from '../keyset.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { asRow, legibleEntries } from './queries.ts';
import type { ForksInput, ForksPage } from './schemas.ts';

/** Every two entries that stand under one number of one tablet of this office, newest first, both versions beside each other. */
export function listForks(
  ctx: SignedIn,
  input: z.infer<typeof ForksInput>,
): Promise<z.infer<typeof ForksPage>> {
  return ctx.services.db.read(async (reader) => {
    const { prisma } = reader;
    const { office } = ctx.session;
    const devices = await prisma.device.findMany({
      where: { office },
      select: { writer: true, name: true, doubled: true },
    });
    const visible: WhereOf<'Fork'> = { writer: { in: devices.map(({ writer }) => writer) } };
    const page = await readPage(reader, 'Fork', { input, column: 'arrival', visible, key: 'hash' });
    const hashes = page.rows.flatMap(({ hash, other }) => [hash, other]);
    const entries = await prisma.entry.findMany({
      where: { AND: [legibleEntries(ctx), { hash: { in: hashes } }] },
    });
    const rows = new Map(entries.map((row) => [row.hash, asRow(plain(row))]));
    const deviceOf = (writer: string) => devices.find((each) => each.writer === writer);
    return {
      ...page,
      rows: page.rows.map(({ hash, other, writer, seq, arrival }) => ({
        hash,
        seq,
        arrival,
        device: deviceOf(writer)?.name ?? null,
        one: rows.get(other) ?? null,
        other: rows.get(hash) ?? null,
        waits: (deviceOf(writer)?.doubled ?? null) !== null,
      })),
      names: await namesOf(
        reader,
        office,
        [...rows.values()].map(({ person }) => person),
      ),
    };
  });
}
