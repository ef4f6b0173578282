import type { Recorded } from '@mingcha/domain';
import type { NamedKey, Signer } from '@mingcha/journal';
import { namedKeyOf } from '@mingcha/journal';
import type { KnownKey } from './known-keys.ts';

export type KeyChanged = Extract<Recorded, { kind: 'server-key.changed' }>;
type Changed = Pick<KeyChanged, 'payload'>;

/** Every key of the server with its time, the present one last, as the entries of its changes say. */
export function keyLine(changes: readonly Changed[], present: Signer | NamedKey): readonly KnownKey[] {
  const now = 'sign' in present ? namedKeyOf(present) : present;
  const line = new Map<string, KnownKey>();
  const ascending = changes.toSorted((a, b) => a.payload.change.from - b.payload.change.from);
  for (const { payload } of ascending) {
    const { from: size, at } = payload.change;
    line.set(payload.former.key, {
      ...payload.former,
      until: { size, at },
      stolen: payload.ground === 'stolen',
    });
  }
  line.delete(now.key);
  return [...line.values(), { ...now, until: null, stolen: false }];
}

/** Of these rows, as they stand in the table. */
export const changesIn = (rows: readonly { ground: string; former: unknown; change: unknown }[]): Changed[] =>
  rows.flatMap(({ ground, former, change }) =>
    former === null || change === null
      ? []
      : [{ payload: { ground, former, change } as KeyChanged['payload'] }],
  );
