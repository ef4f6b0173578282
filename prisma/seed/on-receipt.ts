import type { FileRef } from '@mingcha/domain/papers';
import type { Cast } from './cast.ts';
import type { DemoClock } from './clock.ts';
import { attach } from './walk/attach.ts';
import { signedSheet } from './walk/signed-sheet.ts';

const ZONE = 8 * 3_600_000;

interface Told {
  readonly cast: Cast;
  readonly clock: DemoClock;
  readonly url: string;
}

export async function scanBy({ cast, clock, url }: Told, username: string, name: string): Promise<FileRef> {
  const by = { username, password: cast.passwordOf(username) };
  return attach(url, by, { bytes: await signedSheet(clock.now()), name: `${name}.jpg` });
}

interface Receipt {
  /** The act that the receipt stands for: `orders.serve`. */
  readonly act: string;
  readonly target: Record<string, unknown>;
  /** What stands on it, beside the day and the minute. */
  readonly said: Record<string, string>;
  /** Carries it there and types the receipt. */
  readonly carrier?: string;
  /** Compares it: nobody starts a clock alone. */
  readonly checker?: string;
}

/** 送达回证: printed, carried there, typed off with its scan, and compared by somebody else, who makes it a service. */
export async function serveOnReceipt(told: Told, receipt: Receipt): Promise<void> {
  const { act, target, said, carrier = 'planner', checker = 'reviewer' } = receipt;
  const { cast, clock } = told;
  const carries = await cast.as(carrier);
  const { id, version } = await carries.papers.prepare.mutate({ act, target });
  const entered = await carries.papers.enter.mutate({
    id,
    expected: version,
    decidedBy: cast.personOf(carrier),
    decidedOn: clock.today(),
    said: { ...said, time: new Date(clock.now() + ZONE).toISOString().slice(11, 16) },
    scan: await scanBy(told, carrier, '送达回证'),
  });
  clock.moveTo(clock.now() + 60_000);
  await (await cast.as(checker)).papers.check.mutate({ id, expected: entered.version });
}
