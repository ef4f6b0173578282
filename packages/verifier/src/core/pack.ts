import type { Held } from './bag.ts';
import type { Heads, isStamp, Measured, PackageList, Run, SignedChange, SignedToken } from './formats.ts';
import type { Of } from './shapes.ts';
import type { Key } from './signed.ts';

/** An entry, as far as a check needs it. Values are looked at as they come by and not kept. */
export interface Entry {
  /** Line in its file, from 1. */
  readonly line: number;
  /** A link is a header alone, shown because a chain runs through it. */
  readonly isLink: boolean;
  readonly hash: string;
  readonly writer: string;
  readonly alg: string;
  readonly seq: number;
  readonly prev: string;
  readonly kind: string;
  /** `type id` */
  readonly subject: string;
  readonly after: readonly string[];
  readonly expected: number | null;
  readonly person: string;
  readonly clock: number;
  readonly token: string | null;
}

export const placeOf = ({ isLink, line }: Entry): string =>
  `data/${isLink ? 'links' : 'entries'}.ndjson:${line}`;

export const factsOf = ({ line, kind, writer, seq, hash }: Entry) => ({ n: line, kind, writer, seq, hash });

/** A fact that an entry's open values tell. */
export interface Told<T> {
  readonly entry: Entry;
  readonly value: T;
}

export interface Enrolled {
  readonly writer: string;
  readonly publicKey: string;
  readonly alg: string;
}

/** One key of the server gave way to another. */
export interface KeyChanged {
  readonly ground: string;
  readonly former: { readonly key: string; readonly alg: string; readonly publicKey: string };
  readonly change: SignedChange;
}

export interface Attested {
  readonly of: string;
  readonly person: string;
  readonly key: string | null;
  readonly alg: string | null;
  readonly method: string;
  readonly proof: string | null;
}

export interface Erasure {
  readonly entries: readonly { readonly hash: string; readonly paths: readonly string[] }[];
  readonly approvals: readonly string[];
}

export interface SignedView {
  readonly viewHash: string;
  readonly number: string | null;
}

export interface Receipt {
  readonly line: number;
  readonly hash: string;
  readonly writer: string;
  readonly seq: number;
  readonly arrival: number;
  readonly isGenuine: boolean;
}

export interface Token {
  readonly line: number;
  readonly writer: string;
  readonly at: number;
  /** As it stands there: which key it needs is known when every entry was read. */
  readonly thing: SignedToken;
}

export interface Placed {
  readonly line: number;
  readonly hash: string;
  readonly leaf: number;
  readonly isRight: boolean;
}

export interface KnownWriter {
  readonly line: number;
  readonly writer: string;
  readonly class: 'tablet' | 'server';
  readonly publicKey: string;
  readonly key: Key | null;
}

/** Everything of a package but its recordings and documents. */
export class Pack {
  readonly held = new Map<string, Held>();
  readonly texts = new Map<string, string | null>();
  list: PackageList | null = null;
  serverKey: Key | null = null;
  heads: Heads | null = null;
  readonly writers = new Map<string, KnownWriter>();
  readonly entries: Entry[] = [];
  readonly links: Entry[] = [];
  readonly byHash = new Map<string, Entry>();
  readonly runs: { readonly line: number; readonly run: Run }[] = [];
  readonly placements: Placed[] = [];
  readonly receipts: Receipt[] = [];
  readonly stamps: (Of<typeof isStamp> & { readonly line: number })[] = [];
  /** Hashes of recordings that some receipt says the server has. */
  readonly received = new Set<string>();
  /** By the hash that entries quote. */
  readonly tokens = new Map<string, Token>();

  // What entries tell.
  readonly lanes: Told<Enrolled>[] = [];
  readonly proposals: Told<Enrolled>[] = [];
  /** Subjects of devices. */
  readonly enrolled: Told<null>[] = [];
  readonly revoked: Told<{ lastSeq: number }>[] = [];
  readonly released = new Map<string, Entry>();
  readonly keyChanges: Told<KeyChanged>[] = [];
  /** Who proposed and who confirmed another key of the server. */
  readonly keyOrders: Told<{ key: string }>[] = [];
  readonly personKeys: Told<{ person: string; publicKey: string; alg: string }>[] = [];
  readonly attested: Told<Attested>[] = [];
  readonly recorded = new Map<string, Told<Measured>[]>();
  readonly masked: Told<{ sha256: string; maker: string }>[] = [];
  readonly maskChecked: Told<{ sha256: string }>[] = [];
  readonly broken = new Set<string>();
  readonly destroyed = new Map<string, Told<{ approvals: readonly string[] }>>();
  readonly erasures = new Map<string, Told<Erasure>>();
  readonly erasedFields: Told<{ path: string; by: string }>[] = [];
  /** Which entries name a file, and which a view. */
  readonly named = new Map<string, Entry[]>();
  readonly views = new Map<string, Entry[]>();
  readonly signedViews: Told<SignedView>[] = [];
  readonly numbered: Told<{ number: string }>[] = [];
}
