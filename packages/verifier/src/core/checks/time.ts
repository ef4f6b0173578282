import { factsOf, placeOf, type Receipt, type Token } from '../pack.ts';
import type { EntryTime } from '../report.ts';
import type { Ground } from './ground.ts';
import { isByServer, type ServerKeys } from './server-keys.ts';
import type { StampedHead } from './stamps.ts';

/** The time of the first head in the package that has this leaf under it: by then the entry was there, whoever wrote it. */
function headsOver({ pack }: Pick<Ground, 'pack'>, stamps: readonly StampedHead[]) {
  const { heads } = pack;
  const rising = heads === null ? [] : [...heads.earlier.map(({ head }) => head), heads.head];
  const leaves = new Map(
    pack.placements.filter(({ isRight }) => isRight).map(({ hash, leaf }) => [hash, leaf]),
  );
  return (hash: string): { readonly head: number | null; readonly stamp: number } => {
    const leaf = leaves.get(hash) ?? Number.POSITIVE_INFINITY;
    const over = stamps.filter(({ size }) => size > leaf).map(({ at }) => at);
    return { head: rising.find(({ size }) => size > leaf)?.at ?? null, stamp: Math.min(...over) };
  };
}

/** When each entry was made, as far as others than its writer can say. */
export function checkTime(
  { crypto, pack, reporter }: Ground,
  keys: ServerKeys,
  stamps: readonly StampedHead[],
): EntryTime[] {
  const receipts = receiptsOf({ pack, reporter });
  const headOver = headsOver({ pack }, stamps);
  const genuine = new Set<Token>();
  for (const token of pack.tokens.values()) {
    const { line, at, thing } = token;
    reporter.looked('time');
    if (isByServer({ crypto }, keys, 'token', thing, { at })) genuine.add(token);
    else reporter.fault('time', 'token.signature-wrong', `data/tokens.ndjson:${line}`, { n: line });
  }
  return pack.entries.map((entry) => {
    const isTablet = pack.writers.get(entry.writer)?.class === 'tablet';
    const receipt = receipts.get(entry.hash);
    if (isTablet) {
      reporter.looked('time');
      if (receipt === undefined) reporter.fault('time', 'receipt.missing', placeOf(entry), factsOf(entry));
    }
    const token = entry.token === null ? undefined : pack.tokens.get(entry.token);
    if (token !== undefined && token.writer !== entry.writer)
      reporter.fault('time', 'token.writer-other', `data/tokens.ndjson:${token.line}`, factsOf(entry));
    const notBefore = token !== undefined && genuine.has(token) ? token.at : null;
    const arrival = receipt?.isGenuine === true ? receipt.arrival : null;
    const over = headOver(entry.hash);
    const said = isTablet ? arrival : over.head;
    // Somebody outside of the office saw it by then: the office cannot say that it came later.
    const notAfter =
      said === null && over.stamp === Number.POSITIVE_INFINITY
        ? null
        : Math.min(said ?? over.stamp, over.stamp);
    if (notBefore !== null && arrival !== null && arrival < notBefore)
      reporter.fault('time', 'time.backwards', placeOf(entry), {
        ...factsOf(entry),
        notBefore,
        notAfter: arrival,
      });
    else if ((notBefore !== null && entry.clock < notBefore) || (notAfter !== null && entry.clock > notAfter))
      reporter.note('clock-outside', placeOf(entry), {
        ...factsOf(entry),
        clock: entry.clock,
        ...(notBefore === null ? {} : { notBefore }),
        ...(notAfter === null ? {} : { notAfter }),
      });
    return { line: entry.line, hash: entry.hash, kind: entry.kind, notBefore, notAfter, clock: entry.clock };
  });
}

function receiptsOf({ pack, reporter }: Pick<Ground, 'pack' | 'reporter'>): Map<string, Receipt> {
  const receipts = new Map<string, Receipt>();
  for (const receipt of pack.receipts) {
    const { line, hash, writer, seq, isGenuine } = receipt;
    const at = `data/receipts.ndjson:${line}`;
    const entry = pack.byHash.get(hash);
    if (!isGenuine) reporter.fault('time', 'receipt.signature-wrong', at, { n: line, writer, seq, hash });
    const fits = entry !== undefined && !entry.isLink && entry.writer === writer && entry.seq === seq;
    if (!fits || receipts.has(hash))
      reporter.fault('time', 'receipt.entry-other', at, { n: line, writer, seq, hash });
    else receipts.set(hash, receipt);
  }
  return receipts;
}
