import type { StoredEntry } from '@mingcha/db';
import { canonicalText, type Json, signDocumentProof } from '@mingcha/journal';
import { serverKeyOf } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { chainsOf } from './chains.ts';
import { disclose } from './disclose.ts';
import { enrolmentsOf, keyChanges } from './entries.ts';
import type { KnownDocument } from './known-document.ts';
import { placeInLog } from './log.ts';

/**
 * What anybody needs to check that document without us: the entries that name its text, its number and its bytes, everything
 * else of them as digests, who signed them, their place in the log, and our word on how it stands. docs/proof.md says the form.
 */
export async function documentProof(
  services: Services,
  { code, status, at, entries: about }: KnownDocument & { readonly entries: readonly StoredEntry[] },
): Promise<string> {
  const { all, chains } = await services.db.read(async (reader) => {
    const found = [...about, ...(await keyChanges(reader))];
    const seen = new Set<string>();
    for (let more: readonly StoredEntry[] = found; more.length > 0; ) {
      more = await enrolmentsOf(reader, more, seen);
      found.push(...more);
    }
    const { writers } = await chainsOf(reader, found, []);
    // Of the ground no runs: those over a founding would bring the headers of accounts and persons to somebody without one.
    const { links, runs } = await chainsOf(reader, about, []);
    const inside = new Set(found.map(({ hash }) => hash));
    return {
      all: found,
      chains: { writers, runs, links: links.filter(({ hash }) => !inside.has(hash)) },
    };
  });
  const { head, placements } = await placeInLog(
    services,
    all.map(({ hash }) => hash),
    { since: at, given: [] },
  );
  const placed = all
    .flatMap((entry) => {
      const placement = placements.get(entry.hash);
      return placement === undefined ? [] : [{ entry, placement }];
    })
    .sort((a, b) => a.placement.leaf - b.placement.leaf);
  const entries = [];
  for (const { entry } of placed) {
    const { fields, hash, header } = await disclose(services.keyring, entry, 'document');
    entries.push({ fields, hash, header });
  }
  const body = {
    v: 1,
    what: 'mingcha-document',
    at,
    code,
    server: serverKeyOf(services.receipts),
    status,
    entries,
    links: chains.links,
    runs: chains.runs,
    writers: chains.writers,
    placements: placed.map(({ placement }) => placement),
    head,
  };
  return `${canonicalText((await signDocumentProof(services.receipts, body)) as unknown as Json)}\n`;
}
