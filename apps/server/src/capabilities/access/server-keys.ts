import { idOf, Reason } from '@mingcha/domain';
import { KeyGround, serverKeyLifecycle } from '@mingcha/domain/access';
import { namedKeyOf } from '@mingcha/journal';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import { nextKeyIn } from '../../config/secrets.ts';
import type { SignedIn } from '../../context.ts';
import { signerOf } from '../../journal/ports.ts';
import { refuse } from '../../refused.ts';
import { type ActedOutput, answered, seen } from '../acted.ts';
import { namesOf } from '../registry/queries.ts';

export const ProposeKeyInput = z.object({ ground: KeyGround.exclude(['lost']), reason: Reason });
export const ConfirmKeyInput = z.object({ id: idOf('server-key'), key: z.string(), ...seen });
export const RefuseKeyInput = z.object({ id: idOf('server-key'), reason: Reason, ...seen });

const person = z.string().nullable();
const instant = z.int().nullable();
export const ServerKeyPage = z.object({
  /** The key that signs now. */
  present: z.string(),
  /** Made by the operator, and proposed by nobody yet. */
  made: z.string().nullable(),
  rows: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      state: z.enum(['proposed', 'confirmed', 'refused', 'changed']),
      ground: z.enum(['routine', 'stolen', 'lost', 'restored']),
      reason: z.string().nullable(),
      former: z.string().nullable(),
      proposedBy: person,
      proposedAt: instant,
      confirmedBy: person,
      confirmedAt: instant,
      refusedBy: person,
      refusedReason: z.string().nullable(),
      fromSize: instant,
      changedAt: instant,
      version: z.int(),
    }),
  ),
  names: z.record(z.string(), z.string()),
});

export async function listServerKeys(ctx: SignedIn): Promise<z.infer<typeof ServerKeyPage>> {
  const { services, session } = ctx;
  return services.db.read(async (reader) => {
    const rows = await reader.prisma.serverKey.findMany({
      where: scope(ctx, 'server-key.read', 'ServerKey'),
      orderBy: [{ changedAt: 'desc' }, { proposedAt: 'desc' }, { id: 'asc' }],
      take: 100,
    });
    const made = madeKey(ctx);
    const open = rows.some((row) => row.key === made && row.state !== 'refused');
    const people = rows.flatMap((row) => [row.proposedBy, row.confirmedBy, row.refusedBy]);
    return {
      present: services.receipts.writer,
      made: open ? null : made,
      rows: rows.map(({ former, ...row }) => ({
        ...row,
        state: row.state as 'proposed' | 'confirmed' | 'refused' | 'changed',
        ground: row.ground as 'routine' | 'stolen' | 'lost' | 'restored',
        proposedAt: instantOf(row.proposedAt),
        confirmedAt: instantOf(row.confirmedAt),
        fromSize: instantOf(row.fromSize),
        changedAt: instantOf(row.changedAt),
        former: (former as { key: string } | null)?.key ?? null,
      })),
      names: await namesOf(
        reader,
        session.office,
        people.flatMap((each) => each ?? []),
      ),
    };
  });
}

const instantOf = (value: bigint | null): number | null => (value === null ? null : Number(value));

const madeKey = ({ services }: SignedIn): string | null => {
  const next = nextKeyIn(services.settings.folders.secrets);
  return next === null ? null : signerOf(next).writer;
};

/** The key is the one that lies beside the present one; nobody hands a key over the network. */
export async function proposeServerKey(
  ctx: SignedIn,
  { ground, reason }: z.infer<typeof ProposeKeyInput>,
): Promise<ActedOutput> {
  const { services } = ctx;
  const next = nextKeyIn(services.settings.folders.secrets);
  if (next === null) refuse('access.server-key-none');
  const named = namedKeyOf(signerOf(next));
  const open = { key: named.key, state: { not: 'refused' } };
  if ((await services.db.prisma.serverKey.count({ where: open })) > 0) refuse('access.server-key-none');
  return answered(
    await act(ctx, {
      lifecycle: serverKeyLifecycle,
      subject: { type: 'server-key', id: services.newId('svk') },
      creates: true,
      command: { type: 'proposeServerKey', ...named, ground, reason },
      facts: {},
    }),
  );
}

/** Another person, who read the same digits off the operator's console. Taken up at the next start. */
export async function confirmServerKey(
  ctx: SignedIn,
  { id, key, expected }: z.infer<typeof ConfirmKeyInput>,
): Promise<ActedOutput> {
  const subject = { type: 'server-key' as const, id };
  const command = { type: 'confirmServerKey' as const, key };
  return answered(await act(ctx, { lifecycle: serverKeyLifecycle, subject, expected, command, facts: {} }));
}

export async function refuseServerKey(
  ctx: SignedIn,
  { id, reason, expected }: z.infer<typeof RefuseKeyInput>,
): Promise<ActedOutput> {
  const subject = { type: 'server-key' as const, id };
  const command = { type: 'refuseServerKey' as const, reason };
  return answered(await act(ctx, { lifecycle: serverKeyLifecycle, subject, expected, command, facts: {} }));
}
