import { type Keyring, nodeAead, type StoredEntry } from '@mingcha/db';
import { isKind, ruleOf } from '@mingcha/domain';
import { type Openness, openTo } from '@mingcha/domain/packages';
import { discloseFields, type Field, type Header, type Json, openFields } from '@mingcha/journal';
import { ports } from '../journal/ports.ts';

/** An entry as it stands in a package. */
export interface Disclosed {
  readonly hash: string;
  readonly header: Header;
  readonly fields: readonly Field[];
  readonly arrival: number;
  /** What stands open, to tell of it and to find the files it names. */
  readonly payload: { readonly [key: string]: Json };
}

/** Sealed values become clear with their salt, or stand withheld; nothing is sealed in a package. */
export async function disclose(keyring: Keyring, entry: StoredEntry, openness: Openness): Promise<Disclosed> {
  const { hash, header, arrival } = entry;
  const kind = isKind(header.kind) ? header.kind : null;
  const fields = await discloseFields(
    ports,
    nodeAead,
    entry.fields,
    keyring,
    (path) => kind !== null && openTo(openness, kind, path),
  );
  const { payload } = await openFields(
    ports,
    nodeAead,
    fields,
    keyring,
    kind === null ? { split: [] } : ruleOf(kind),
  );
  return { hash, header, fields, arrival, payload };
}
