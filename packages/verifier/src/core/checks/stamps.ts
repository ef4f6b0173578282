import { fromBase64url, hex } from '../bytes.ts';
import { canonicalBytes } from '../canonical.ts';
import { checkStamp } from '../stamp.ts';
import type { Ground } from './ground.ts';

/** A head that somebody outside of the office saw at that time. */
export interface StampedHead {
  readonly size: number;
  readonly at: number;
}

/** A minute: clocks differ. */
const TOLERANCE = 60_000;

/** What authorities outside of the office say of the time of its heads. */
export function checkStamps({ crypto, pack, reporter }: Ground): StampedHead[] {
  const heads = pack.heads === null ? [] : [...pack.heads.earlier.map(({ head }) => head), pack.heads.head];
  return pack.stamps.flatMap(({ line, size, token, anchor }) => {
    reporter.looked('stamps');
    const place = `data/stamps.ndjson:${line}`;
    const head = heads.find((each) => each.size === size);
    if (head === undefined) {
      reporter.fault('stamps', 'stamp.head-missing', place, { n: line, size });
      return [];
    }
    const bytes = fromBase64url(token) ?? new Uint8Array();
    const root = anchor === null ? null : (fromBase64url(anchor) ?? new Uint8Array());
    const imprint = crypto.sha256(canonicalBytes(head));
    const checked = checkStamp(crypto, { token: bytes, imprint, anchor: root });
    if (!checked.ok) {
      if (checked.why === 'unknown-way') reporter.note('stamp-unread', place, { n: line, size });
      else reporter.fault('stamps', `stamp.${checked.why}`, place, { n: line, size });
      return [];
    }
    const { at, authority } = checked;
    const facts = { size, authority, clock: at };
    if (root === null) reporter.note('stamp-alone', place, facts);
    else reporter.note('stamp-holds', place, { ...facts, root: hex(crypto.sha256(root)) });
    if (at < head.at - TOLERANCE) reporter.note('stamp-before-head', place, facts);
    return [{ size, at }];
  });
}
