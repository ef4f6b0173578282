import { checkHeader, sealHeader } from './header.ts';
import { type AcceptFacts, type Judgement, judgeRun } from './judge.ts';
import { LIMITS } from './limits.ts';
import { type Fault, type Outcome, pass } from './outcome.ts';
import type { DigestPort, VerifyPorts } from './ports.ts';
import type { RejectReason } from './reasons.ts';
import { checkSignedRun } from './run.ts';
import { type PreparedRun, prepareRun } from './wire.ts';
import type { KnownWriter } from './writer.ts';

/** Step 2 of accepting, without a database: the writer and its one signature, which the chain spreads over every entry. */
export async function checkRun(
  ports: VerifyPorts,
  prepared: PreparedRun,
  writer: KnownWriter | null,
): Promise<Outcome<PreparedRun>> {
  const checked = await checkSignedRun(ports, prepared.run, writer);
  return checked.ok ? pass(prepared) : checked;
}

/** Entries of a wire run that can still be named, so that its sender learns which of its hashes were refused. */
function namedEntries(ports: DigestPort, unverifiedRun: unknown): { hash: string; seq: number }[] {
  if (typeof unverifiedRun !== 'object' || unverifiedRun === null) return [];
  const { entries } = unverifiedRun as { entries?: unknown };
  if (!Array.isArray(entries)) return [];
  return entries.slice(0, LIMITS.entriesPerRun).flatMap((entry: unknown) => {
    const header = checkHeader((entry as { header?: unknown } | null)?.header, 'header');
    return header.ok ? [{ hash: sealHeader(ports, header.value).hash, seq: header.value.seq }] : [];
  });
}

/** A run that failed as a whole (form, chain, writer, signature): one signature covers it, so nothing of it is proven. */
export function rejectRun(ports: DigestPort, unverifiedRun: unknown, fault: Fault): Judgement[] {
  const verdict = { verdict: 'rejected', reason: fault.code as RejectReason, at: fault.at } as const;
  const named = namedEntries(ports, unverifiedRun);
  if (named.length === 0) return [{ hash: null, seq: null, entry: null, verdict }];
  return named.map(({ hash, seq }) => ({ hash, seq, entry: null, verdict }));
}

/** All three steps, for callers that have the facts at hand. */
export async function accept(
  ports: VerifyPorts,
  unverifiedRun: unknown,
  context: AcceptFacts & { readonly writer: KnownWriter | null },
): Promise<Judgement[]> {
  const prepared = prepareRun(ports, unverifiedRun);
  if (!prepared.ok) return rejectRun(ports, unverifiedRun, prepared.fault);
  const checked = await checkRun(ports, prepared.value, context.writer);
  if (!checked.ok || context.writer === null) {
    return rejectRun(ports, unverifiedRun, checked.ok ? { code: 'writer.unknown', at: '' } : checked.fault);
  }
  return judgeRun(checked.value, context.writer, context);
}
