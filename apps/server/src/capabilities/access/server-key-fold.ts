import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { versionOf } from '../folding.ts';

type Of<K extends Recorded['kind']> = Extract<Recorded, { kind: K }>;

const lastOf = <K extends Recorded['kind']>(entries: readonly Recorded[], kind: K): Of<K> | null =>
  (entries.findLast((entry) => entry.kind === kind) as Of<K> | undefined) ?? null;

export const foldServerKey = defineFold({
  tables: ['ServerKey'],
  rows(entries) {
    const proposed = lastOf(entries, 'server-key.proposed');
    const changed = lastOf(entries, 'server-key.changed');
    const named = proposed?.payload ?? changed?.payload.change.next;
    const first = proposed ?? changed;
    if (named === undefined || first === null) return { ServerKey: [] };
    const confirmed = lastOf(entries, 'server-key.confirmed');
    const refused = lastOf(entries, 'server-key.refused');
    const { key, alg, publicKey } = named;
    return {
      ServerKey: [
        {
          id: first.subject.id,
          subjectId: first.subject.id,
          office: first.office,
          state: changed ? 'changed' : refused ? 'refused' : confirmed ? 'confirmed' : 'proposed',
          key,
          alg,
          publicKey,
          ground: changed?.payload.ground ?? proposed?.payload.ground ?? 'restored',
          reason: proposed?.payload.reason ?? null,
          proposedBy: proposed?.actor.person ?? null,
          proposedAt: proposed?.at ?? null,
          confirmedBy: confirmed?.actor.person ?? null,
          confirmedAt: confirmed?.at ?? null,
          confirmation: confirmed?.hash ?? null,
          refusedBy: refused?.actor.person ?? null,
          refusedReason: refused?.payload.reason ?? null,
          former: changed ? { ...changed.payload.former } : null,
          change: changed ? { ...changed.payload.change } : null,
          fromSize: changed?.payload.change.from ?? null,
          changedAt: changed?.payload.change.at ?? null,
          version: versionOf(entries),
        },
      ],
    };
  },
});
