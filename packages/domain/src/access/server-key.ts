import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { Base64Url, Hash, Instant, idOf, Reason, WriterId } from '../primitives.ts';

/** In the journal's own words for algorithms, since this is what it signs and checks. */
const NamedKey = z.strictObject({ key: WriterId, alg: z.string().max(32), publicKey: Base64Url });

/** Why a key of the server gives way. Only after `routine` is its own word worth anything. */
export const KeyGround = z.enum(['routine', 'stolen', 'lost']);
export type KeyGround = z.infer<typeof KeyGround>;

/** As the journal signed it (`KeyChange`). */
const SignedChange = z.strictObject({
  v: z.literal(1),
  alg: z.string().max(32),
  key: WriterId,
  next: NamedKey,
  entry: Hash.nullable(),
  from: z.int().min(1),
  at: Instant,
  proof: Base64Url,
  sig: Base64Url.nullable(),
});

export const serverKeyKinds = {
  'server-key.proposed': byServer(
    'server-key',
    z.strictObject({ ...NamedKey.shape, ground: KeyGround, reason: Reason }),
  ),
  // What everybody else stands on: it names the key in open words, and has its place in the log.
  'server-key.confirmed': byServer('server-key', z.strictObject({ key: WriterId, ground: KeyGround })),
  'server-key.refused': byServer('server-key', z.strictObject({ reason: Reason })),
  'server-key.changed': byServer(
    'server-key',
    z.strictObject({
      /** `restored`: a backup from before was put back beside the later key. */
      ground: z.enum([...KeyGround.options, 'restored']),
      former: NamedKey,
      change: SignedChange,
    }),
  ),
  /** The office's key was compared anew by two people at this tablet, which from then on believes this one alone. */
  'device.repinned': byServer('device', z.strictObject({ key: WriterId, invitedBy: idOf('person') })),
};

export const ProposeServerKey = serverKeyKinds['server-key.proposed'].payload;
/** The key that was looked at: another one proposed meanwhile is not confirmed by it. */
export const ConfirmServerKey = z.object({ key: WriterId });
export const RefuseServerKey = z.object({ reason: Reason });
export const ChangeServerKey = serverKeyKinds['server-key.changed'].payload;
/** The digits that the tablet shows, as at its enrolment. */
export const RepinDevice = z.object({ digits: z.string().max(40), key: WriterId });
