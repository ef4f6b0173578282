import { z } from 'zod';
import type { SealedEntry } from './compose.ts';
import { encodeReadFields, type Field, readFields } from './field.ts';
import { checkHeader, type Header, type SealedHeader, sealCheckedHeader } from './header.ts';
import { LIMITS } from './limits.ts';
import { type Fault, fail, type Outcome, pass } from './outcome.ts';
import { rootOfRead } from './payload.ts';
import type { DigestPort } from './ports.ts';
import { checkRunShape, type Run } from './run.ts';
import { parseShape } from './shapes.ts';

export interface WireEntry {
  readonly header: Header;
  readonly fields: readonly Field[];
}

/** What a tablet pushes. */
export interface WireRun {
  readonly run: Run;
  readonly entries: readonly WireEntry[];
}

/** An entry whose header stands. Its payload may still be at fault: that is its own misfortune, not its neighbours'. */
export interface PreparedEntry extends SealedHeader {
  readonly payload: Outcome<Pick<SealedEntry, 'fields' | 'fieldBytes'>>;
}

/** A run whose form, hashes and inner chain stand. Its signature has not been looked at. */
export interface PreparedRun {
  readonly run: Run;
  readonly entries: readonly PreparedEntry[];
}

const CODES = { malformed: 'wire.malformed', oversized: 'wire.oversized' } as const;
const wireRun = z.strictObject({
  run: z.unknown(),
  entries: z.array(z.unknown()).min(1).max(LIMITS.entriesPerRun),
});
const wireEntry = z.strictObject({ header: z.unknown(), fields: z.unknown() });

function checkPayload(
  ports: DigestPort,
  header: Header,
  unverified: unknown,
  at: string,
): PreparedEntry['payload'] {
  const read = readFields(unverified, at);
  if (!read.ok) return read;
  const fields = read.value.map(({ field }) => field);
  // Receipts are promises to hold the values. What was withheld or erased on the way cannot be promised.
  const absent = fields.find((field) => !('salt' in field) && !('ct' in field));
  if (absent !== undefined) return fail('payload.not-delivered', `${at}.${absent.path}`);
  if (rootOfRead(ports, read.value) !== header.payloadRoot) return fail('payload.root-wrong', at);
  return pass({ fields, fieldBytes: encodeReadFields(read.value) });
}

function findLinkFault(
  run: Run,
  header: Header,
  before: SealedHeader | undefined,
  index: number,
): Fault | null {
  const at = `entries[${index}].header`;
  if (header.writer !== run.writer) return { code: 'chain.writer-wrong', at };
  if (header.alg !== run.alg) return { code: 'header.algorithm-wrong', at };
  if (header.seq !== run.from + index) return { code: 'chain.seq-wrong', at };
  if (before !== undefined && header.prev !== before.hash) return { code: 'chain.prev-wrong', at };
  return null;
}

/**
 * Step 1 of accepting, without a key or a database: form, limits, canonical bytes, hashes, payload roots, inner chain.
 * Never throws on input.
 */
export function prepareRun(ports: DigestPort, unverifiedRun: unknown): Outcome<PreparedRun> {
  const shaped = parseShape(wireRun, unverifiedRun, CODES);
  if (!shaped.ok) return shaped;
  const run = checkRunShape(shaped.value.run);
  if (!run.ok) return run;
  const { from, to, head } = run.value;
  if (to - from + 1 !== shaped.value.entries.length) return fail('run.range-wrong', 'entries');

  const entries: PreparedEntry[] = [];
  for (const [index, unverified] of shaped.value.entries.entries()) {
    const at = `entries[${index}]`;
    const entry = parseShape(wireEntry, unverified, CODES, at);
    if (!entry.ok) return entry;
    const header = checkHeader(entry.value.header, `${at}.header`);
    if (!header.ok) return header;
    const fault = findLinkFault(run.value, header.value, entries[index - 1], index);
    if (fault !== null) return { ok: false, fault };
    const payload = checkPayload(ports, header.value, entry.value.fields, `${at}.fields`);
    entries.push({ ...sealCheckedHeader(ports, header.value), payload });
  }
  if (entries.at(-1)?.hash !== head) return fail('run.head-wrong', 'run.head');
  return pass({ run: run.value, entries });
}
