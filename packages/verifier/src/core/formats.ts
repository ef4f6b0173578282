import * as s from './shapes.ts';

const person = s.exact({ person: s.id, seat: s.orNull(s.id) });
const subject = s.exact({ type: s.type, id: s.id });
const header = {
  v: s.only(1),
  alg: s.algorithm,
  writer: s.writerId,
  seq: s.whole(1),
  prev: s.hash,
  kind: s.kind,
  schema: s.whole(1),
  office: s.id,
  subject,
  after: s.listOf(s.hash, 256),
  actor: person,
  time: s.exact({ clock: s.whole(), mono: s.whole(), boot: s.id, token: s.orNull(s.hash) }),
  payloadRoot: s.hash,
};
const anything = (_: unknown): _ is unknown => true;

/** A server's command counts what came before it; a tablet's has no such key. */
export const isHeader = s.either(s.exact({ ...header, expected: s.whole() }), s.exact(header));
export type Header = s.Of<typeof isHeader>;

export const isClear = s.exact({ path: s.path, salt: s.salt, value: anything });
export const isWithheld = s.exact({ path: s.path, digest: s.hash });
export const isErased = s.exact({ path: s.path, digest: s.hash, by: s.hash });
export const isSealed = s.exact({ path: s.path, digest: s.hash, kid: s.id, ct: s.base64url });

export const isEntryLine = s.exact({ hash: s.hash, header: isHeader, fields: s.listOf(anything, 512) });
export const isLinkLine = s.exact({ hash: s.hash, header: isHeader });

export const isRun = s.exact({
  v: s.only(1),
  alg: s.algorithm,
  writer: s.writerId,
  from: s.whole(1),
  to: s.whole(1),
  head: s.hash,
  sig: s.signature,
});
export type Run = s.Of<typeof isRun>;

export const isPlacement = s.exact({
  v: s.only(2),
  hash: s.hash,
  leaf: s.whole(),
  path: s.listOf(s.hash, 64),
});

export const isTreeHead = s.exact({
  v: s.only(1),
  alg: s.algorithm,
  key: s.writerId,
  size: s.whole(1),
  root: s.hash,
  at: s.whole(),
  sig: s.signature,
});
export type TreeHead = s.Of<typeof isTreeHead>;

const namedKey = s.exact({ key: s.writerId, alg: s.algorithm, publicKey: s.base64url });
/** One key of the server gives way to the next one; what an entry `server-key.changed` carries. */
export const isSignedChange = s.exact({
  v: s.only(1),
  alg: s.algorithm,
  key: s.writerId,
  next: namedKey,
  entry: s.orNull(s.hash),
  from: s.whole(1),
  at: s.whole(),
  proof: s.signature,
  sig: s.orNull(s.signature),
});
export type SignedChange = s.Of<typeof isSignedChange>;
export const isNamedKey = namedKey;

export const isHeads = s.exact({
  head: isTreeHead,
  earlier: s.listOf(s.exact({ head: isTreeHead, proof: s.listOf(s.hash, 64) })),
});
export type Heads = s.Of<typeof isHeads>;

export const isReceipt = s.exact({
  v: s.only(1),
  alg: s.algorithm,
  key: s.writerId,
  writer: s.writerId,
  seq: s.whole(1),
  hash: s.hash,
  blobs: s.listOf(s.hash, 512),
  arrival: s.whole(),
  sig: s.signature,
});

export const isToken = s.exact({
  v: s.only(1),
  alg: s.algorithm,
  key: s.writerId,
  writer: s.writerId,
  at: s.whole(),
  nonce: s.salt,
  sig: s.signature,
});
export type SignedToken = s.Of<typeof isToken>;

export const isStamp = s.exact({ anchor: s.orNull(s.base64url), size: s.whole(1), token: s.base64url });

export const isWriters = s.listOf(
  s.exact({
    writer: s.writerId,
    alg: s.algorithm,
    publicKey: s.base64url,
    class: s.only('tablet', 'server'),
  }),
);

const role = s.only('original', 'masked', 'document', 'sealed', 'scan', 'view');
export const isPackage = s.exact({
  v: s.only(1),
  what: s.only('mingcha-case'),
  id: s.id,
  madeAt: s.whole(),
  madeBy: person,
  receiver: s.text,
  office: s.exact({ id: s.id, name: s.text }),
  case: s.exact({ type: s.only('visit', 'finding', 'bulletin', 'order', 'case'), id: s.id }),
  scope: s.only('full', 'masked'),
  server: s.exact({ alg: s.algorithm, key: s.writerId, publicKey: s.base64url }),
  subjects: s.listOf(s.exact({ type: s.type, id: s.id, count: s.whole(1), heads: s.listOf(s.hash) })),
  files: s.listOf(s.exact({ path: s.text, sha256: s.hash, size: s.whole(), mime: s.text, role, of: s.hash })),
  absent: s.listOf(
    s.exact({
      sha256: s.hash,
      role,
      of: s.hash,
      why: s.only('withheld', 'destroyed', 'never-arrived', 'broken'),
      by: s.orNull(s.hash),
    }),
  ),
  sig: s.signature,
});
export type PackageList = s.Of<typeof isPackage>;

/** What stands behind a document's code. */
export const isProof = s.exact({
  v: s.only(1),
  what: s.only('mingcha-document'),
  at: s.whole(),
  code: s.exact({
    document: s.only('bulletin', 'order', 'urging', 'conclusion', 'minutes', 'briefing', 'withdrawal'),
    number: s.text,
    viewHash: s.hash,
  }),
  server: s.exact({ alg: s.algorithm, key: s.writerId, publicKey: s.base64url }),
  status: s.exact({
    state: s.only('valid', 'withdrawn', 'superseded'),
    by: s.orNull(s.hash),
    number: s.orNull(s.text),
  }),
  entries: s.listOf(isEntryLine, 256),
  links: s.listOf(isLinkLine, 100_000),
  runs: s.listOf(isRun, 512),
  writers: isWriters,
  placements: s.listOf(isPlacement, 256),
  head: isTreeHead,
  sig: s.signature,
});
export type Proof = s.Of<typeof isProof>;

/** What a recording says of its bytes. */
export const isMeasured = (value: unknown): value is Measured =>
  s.isObject(value) &&
  s.hash(value.sha256) &&
  s.hash(value.root) &&
  s.whole(1)(value.size) &&
  s.whole(1024)(value.sliceSize) &&
  value.sliceSize <= 16_777_216 &&
  s.listOf(s.hash, 1_000_000)(value.slices);
export interface Measured {
  readonly sha256: string;
  readonly root: string;
  readonly size: number;
  readonly sliceSize: number;
  readonly slices: readonly string[];
}
