import { canonical, readCanonical } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import { isProof, type Proof } from './formats.ts';
import { Pack } from './pack.ts';
import { placedUnder } from './placed.ts';
import { EntryReader } from './read-entry.ts';
import type { Reporter } from './reporter.ts';
import { keyOf } from './signed.ts';

/** Some entries and the headers between them: a few kilobytes. */
export const PROOF_LIMIT = 4 * 1024 * 1024;

export interface ReadProof {
  readonly proof: Proof;
  readonly pack: Pack;
}

/** The same things that a package has in its files, so that the same checks look at them. null: told as malformed. */
export function readProof(text: string, crypto: Crypto, reporter: Reporter): ReadProof | null {
  reporter.looked('form');
  const ends = text.endsWith('\n') ? text.slice(0, -1) : text;
  const value = text.length > PROOF_LIMIT ? null : readCanonical(ends)?.value;
  if (!isProof(value)) {
    reporter.fault('form', 'form.malformed', 'proof');
    return null;
  }
  const pack = new Pack();
  const { server, head } = value;
  const key = keyOf(crypto, server.alg, server.publicKey);
  if (key?.id === server.key) pack.serverKey = key;
  pack.heads = { head, earlier: [] };
  const reader = new EntryReader(crypto, pack, reporter);
  const line = (thing: unknown, at: number) => ({ n: at + 1, text: canonical(thing) });
  value.entries.forEach((entry, at) => {
    reader.entry(line(entry, at));
  });
  value.links.forEach((link, at) => {
    reader.link(line(link, at));
  });
  value.runs.forEach((run, at) => {
    pack.runs.push({ line: at + 1, run });
  });
  value.writers.forEach((each, at) => {
    pack.writers.set(each.writer, { ...each, line: at + 1, key: keyOf(crypto, each.alg, each.publicKey) });
  });
  value.placements.forEach((placement, at) => {
    pack.placements.push(placedUnder(crypto, head, placement, at + 1));
  });
  return { proof: value, pack };
}
