import type { ReadOnlyPrisma } from '@mingcha/db';
import type { Header, PublicKeys } from '@mingcha/journal';
import {
  type ClockDoubt,
  type ClockStamp,
  clockDoubts,
  provenInterval,
  type TimeToken,
  toBase64url,
  verifyToken,
} from '@mingcha/journal/verify';
import { stampsOver } from '../stamps/kept.ts';
import { ports } from './ports.ts';

/** An entry as far as its time goes: its header, and when it came. */
export interface Timed {
  readonly hash: string;
  readonly header: Pick<Header, 'writer' | 'seq' | 'time'>;
  readonly arrival: number;
}

type Tokens = Pick<ReadOnlyPrisma, 'timeToken' | 'leaf' | 'logStamp'>;
type TokenRow = NonNullable<Awaited<ReturnType<Tokens['timeToken']['findUnique']>>>;

export const tokenOfRow = ({ alg, key, writer, at, nonce, sig }: TokenRow) => ({
  v: 1 as const,
  alg,
  key,
  writer,
  at: Number(at),
  nonce,
  sig: toBase64url(sig),
});

/**
 * Between what the time of each entry is proven to lie: after the token it quotes, before it was here. A token that is not
 * kept, was issued to somebody else or does not verify proves nothing: the interval is open on that side.
 */
export async function stampsOf(
  prisma: Tokens,
  keys: PublicKeys,
  entries: readonly Timed[],
): Promise<ReadonlyMap<string, ClockStamp>> {
  const quoted = new Set(entries.flatMap(({ header }) => header.time.token ?? []));
  const rows =
    quoted.size === 0 ? [] : await prisma.timeToken.findMany({ where: { hash: { in: [...quoted] } } });
  const proven = new Map<string, TimeToken>();
  for (const row of rows) {
    const checked = await verifyToken(ports, tokenOfRow(row), keys, row.writer);
    if (checked.ok) proven.set(row.hash, checked.value);
  }
  const stamps = await stampsOver(
    prisma,
    entries.map(({ hash }) => hash),
  );
  return new Map(
    entries.map(({ hash, header, arrival: said }) => {
      // Another house saw it by then: ours cannot say that it came later.
      const arrival = Math.min(said, stamps.get(hash)?.at ?? said);
      const { writer, seq, time } = header;
      const token = time.token === null ? undefined : proven.get(time.token);
      const interval = provenInterval(ports, time, token?.writer === writer ? token : null, { arrival });
      const { after, before } = interval.ok ? interval.value : { after: null, before: arrival };
      return [hash, { hash, seq, clock: time.clock, mono: time.mono, boot: time.boot, after, before }];
    }),
  );
}

export interface WriterDoubt extends ClockDoubt {
  readonly writer: string;
  /** By the clock that is doubted. */
  readonly at: number;
}

/** What is doubtful about the clocks of everybody who wrote these entries, each writer by itself. */
export function doubtsAmong(
  entries: readonly Timed[],
  stamps: ReadonlyMap<string, ClockStamp>,
): WriterDoubt[] {
  const writers = [...new Set(entries.map(({ header }) => header.writer))].sort();
  return writers.flatMap((writer) => {
    const own = entries.filter(({ header }) => header.writer === writer);
    const known = new Map(own.flatMap(({ hash }) => stamps.get(hash) ?? []).map((each) => [each.hash, each]));
    return clockDoubts([...known.values()]).map((doubt) => ({
      ...doubt,
      writer,
      at: known.get(doubt.hash)?.clock ?? 0,
    }));
  });
}
