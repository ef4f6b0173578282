import type { VerifyPorts } from './ports.ts';
import type { ReasonCode } from './reasons.ts';
import type { PublicKeys } from './server-keys.ts';
import { checkExtension, checkTreeHead, type TreeHead } from './tree-head.ts';

/** What a server shows of its log to somebody who keeps a head of it: as it came, none of it checked. */
export interface ShownLog {
  readonly head: unknown;
  readonly extension: unknown;
}

export type LogVerdict =
  /** It goes on from what was seen: this head takes its place. */
  | { readonly verdict: 'followed'; readonly head: TreeHead }
  /** Nothing was seen before, and nothing that stands is shown now. */
  | { readonly verdict: 'nothing' }
  /** It cannot be the log that was seen. */
  | { readonly verdict: 'doubted'; readonly code: ReasonCode };

/** A head is replaced only by one that is proven to go on from it: so a log that was rewritten cannot pass for the same one. */
export async function judgeLog(
  ports: VerifyPorts,
  serverKeys: PublicKeys,
  seen: TreeHead | null,
  unverified: ShownLog,
): Promise<LogVerdict> {
  // Before anything was seen there is nothing to contradict: what does not stand is left, and asked for again.
  const doubted = (code: ReasonCode): LogVerdict =>
    seen === null ? { verdict: 'nothing' } : { verdict: 'doubted', code };
  if (unverified.head === null) return doubted('head.shorter');
  const checked = await checkTreeHead(ports, unverified.head, serverKeys);
  if (!checked.ok) return doubted(checked.fault.code);
  const head = checked.value;
  if (seen !== null) {
    const goesOn = checkExtension(ports, seen, head, unverified.extension ?? []);
    if (!goesOn.ok) return doubted(goesOn.fault.code);
  }
  return { verdict: 'followed', head };
}
