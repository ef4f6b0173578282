import {
  attest,
  canonicalText,
  composeFields,
  consistencyProof,
  contested,
  eraseFields,
  type Field,
  fieldDigest,
  forkPoints,
  hashHeader,
  headsOf,
  inclusionProof,
  issueToken,
  leafHash,
  merkleRoot,
  openFields,
  orderCausally,
  payloadRootOf,
  proveSession,
  type Signer,
  signReceipt,
  sliceDigests,
  startSlicer,
  toBase64url,
  toHex,
  tokenHash,
  withholdFields,
} from '../src/index.ts';
import { nodeAead, nodePorts, seededPorts } from './node-ports.ts';
import type { VectorFile } from './vector-file.ts';
import { acceptVector } from './vectors-accept.ts';
import { CASE, createPen, KEYRING } from './world.ts';

const AT = 1_760_000_000_000;
const key = (signer: Signer) => ({ alg: signer.alg, publicKey: toBase64url(signer.publicKey) });

async function headerVector(): Promise<VectorFile> {
  const { header } = await createPen('vector header').write(
    'finding.confirmed',
    { opinion: '属实' },
    {
      expected: 2,
      after: ['0'.repeat(63).concat('1'), 'f'.repeat(64)],
      subject: { type: 'finding', id: '清督/2026' },
    },
  );
  const shuffled = Object.fromEntries(Object.entries(header).reverse());
  return {
    name: 'valid/header-hash',
    check: 'header',
    says: 'The hash of an entry is SHA-256 over the RFC 8785 text of its header, in whatever order the keys came.',
    given: { header: shuffled },
    expect: { canonical: canonicalText(header), hash: hashHeader(nodePorts, header) },
  };
}

async function payloadVectors(): Promise<VectorFile[]> {
  const rule = {
    kind: 'test.said',
    schema: 1,
    writerClass: 'either',
    subject: '*',
    personal: ['name'],
    split: ['answers'],
  } as const;
  const payload = { answers: { q1: 'yes', q2: 40 }, code: 'LAZY', name: '李某', note: '"\u0000\n€' };
  const { fields, payloadRoot } = await composeFields(
    seededPorts('vector payload'),
    nodeAead,
    payload,
    rule,
    () => CASE,
  );
  const vector = async (name: string, says: string, now: readonly Field[]): Promise<VectorFile> => ({
    name: `valid/${name}`,
    check: 'payload',
    says,
    given: { fields: now, split: rule.split, keys: { [CASE.kid]: toBase64url(CASE.key) } },
    expect: {
      digests: now.map((field) => fieldDigest(nodePorts, field)),
      payloadRoot,
      ...(await openFields(nodePorts, nodeAead, now, KEYRING, rule)),
    },
  });
  const some = eraseFields(
    nodePorts,
    withholdFields(nodePorts, fields, ['note']),
    ['answers/q2'],
    'e'.repeat(64),
  );
  return [
    await vector('payload', 'Fields in the clear and sealed; a split map is one field an entry.', fields),
    await vector('payload-every-state', 'Clear, sealed, withheld and erased: the same root.', some),
    await vector(
      'payload-nothing-left',
      'All erased: the same root still.',
      eraseFields(nodePorts, fields, ['answers', 'code', 'name', 'note'], 'e'.repeat(64)),
    ),
    {
      name: 'valid/payload-empty',
      check: 'payload',
      says: 'No fields: the root is SHA-256 of nothing (RFC 9162 §2.1.1).',
      given: { fields: [], split: [], keys: {} },
      expect: { digests: [], payloadRoot: payloadRootOf(nodePorts, []), payload: {}, tombstones: [] },
    },
  ];
}

async function signedVectors(): Promise<VectorFile[]> {
  const server = createPen('vector server').signer;
  const device = createPen('vector device').signer;
  const person = createPen('vector person').signer;
  const [entry, blob] = ['a'.repeat(64), 'b'.repeat(64)];
  const keys = { [server.writer]: key(server) };
  const about = { writer: device.writer, seq: 7, hash: entry, blobs: [blob] };
  const token = await issueToken(seededPorts('vector token'), server, { writer: device.writer, at: AT });
  return [
    {
      name: 'valid/receipt',
      check: 'receipt',
      says: 'A receipt for an entry and one blob of it.',
      given: { receipt: await signReceipt(server, { ...about, arrival: AT }), keys, expect: about },
      expect: { ok: true },
    },
    {
      name: 'valid/token',
      check: 'token',
      says: 'A time token, and the hash by which an entry quotes it.',
      given: { token, keys, writer: device.writer },
      expect: { ok: true, hash: tokenHash(nodePorts, token) },
    },
    {
      name: 'valid/attestation',
      check: 'attestation',
      says: 'A person stands by an entry with a key of their own.',
      given: {
        attestation: await attest(person, { person: 'per_li', of: entry, method: 'pin' }),
        person: 'per_li',
        of: entry,
        key: key(person),
      },
      expect: { ok: true },
    },
    {
      name: 'valid/session',
      check: 'session',
      says: 'A tablet answers the challenge of the server.',
      given: {
        proof: await proveSession(device, 'a-challenge-of-the-server'),
        writer: device.writer,
        token: 'a-challenge-of-the-server',
        key: key(device),
      },
      expect: { ok: true },
    },
  ];
}

async function evidenceVectors(): Promise<VectorFile[]> {
  const bytes = Uint8Array.from({ length: 40 }, (_, index) => index);
  const slicer = startSlicer(nodePorts, 16);
  return [
    {
      name: 'valid/evidence',
      check: 'evidence',
      says: 'Three slices of at most 16 bytes; the root is the RFC 9162 tree over the raw slice digests.',
      given: { bytes: toHex(bytes), statement: await sliceDigests(nodePorts, 16, [bytes]) },
      expect: { ok: true },
    },
    {
      name: 'valid/evidence-interrupted',
      check: 'interrupted',
      says: 'A recording that was killed: 35 bytes were saved, two whole slices are on record.',
      given: {
        bytes: toHex(bytes.subarray(0, 35)),
        record: { sliceSize: 16, slices: slicer.push(bytes.subarray(0, 38)) },
      },
      expect: { ok: true, provenSlices: 2, provenBytes: 32, size: 35 },
    },
  ];
}

function orderVector(): VectorFile {
  const hash = (digit: string) => digit.repeat(64);
  const [one, two] = ['1'.repeat(32), '2'.repeat(32)];
  const entries = [
    { hash: hash('d'), writer: one, seq: 5, after: [hash('b'), hash('c')], kind: 'finding.confirmed' },
    { hash: hash('e'), writer: two, seq: 3, after: [hash('a')], kind: 'finding.withdrawn' },
    { hash: hash('c'), writer: two, seq: 1, after: [], kind: 'finding.recorded' },
    { hash: hash('b'), writer: one, seq: 2, after: [hash('a')], kind: 'finding.proposed' },
    { hash: hash('a'), writer: one, seq: 1, after: [], kind: 'finding.recorded' },
    { hash: hash('f'), writer: two, seq: 3, after: [hash('c')], kind: 'finding.proposed' },
  ];
  const incompatible = [['finding.confirmed', 'finding.withdrawn']] as const;
  return {
    name: 'valid/causal-order',
    check: 'order',
    says: 'Ancestors first (after, then own chain), ties by writer, seq, hash; writer 2 has forked at number 3.',
    given: { entries, incompatible },
    expect: {
      order: orderCausally(entries).map((entry) => entry.hash),
      heads: headsOf(entries),
      contested: contested(entries, incompatible),
      forkPoints: Object.fromEntries(forkPoints(entries)),
    },
  };
}

function treeVector(): VectorFile {
  const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657'];
  const hashes = leaves.map((leaf) => leafHash(nodePorts, Buffer.from(leaf, 'hex')));
  const root = (size: number) => toHex(merkleRoot(nodePorts, hashes.slice(0, size)));
  return {
    name: 'valid/tree',
    check: 'tree',
    says: 'RFC 9162: heads of growing trees, an inclusion proof, a consistency proof.',
    given: { leaves },
    expect: {
      roots: [...leaves, ''].map((_, size) => root(size)),
      inclusion: leaves.map((_, index) => inclusionProof(nodePorts, hashes, index).map(toHex)),
      consistency: leaves.map((_, index) => consistencyProof(nodePorts, hashes, index + 1).map(toHex)),
    },
  };
}

async function acceptVectors(): Promise<VectorFile[]> {
  const pen = createPen('vector tablet');
  const first = await pen.write('finding.recorded', { observation: '窗口无人', style: 'LAZY' });
  const second = await pen.write('finding.proposed', { note: '一' }, { after: [first.hash] });
  const p256 = createPen('vector tablet p256', 'p256+sha256');
  await p256.write(
    'visit.answered',
    { answers: { q1: true, q2: null } },
    { subject: { type: 'visit', id: 'vis_1' } },
  );
  const newer = createPen('vector newer tablet');
  await newer.write('moon.landed', { step: 1 });
  const copy = createPen('vector tablet').copy('vector copied tablet');
  const twin = await copy.write('finding.proposed', { note: '二' });
  const bare = { pen, entries: [first, second] };
  return [
    await acceptVector('valid/run', 'Two entries of a tablet under one Ed25519 signature.', bare),
    await acceptVector('valid/run-p256', 'One entry under an ECDSA P-256 signature (raw r ‖ s).', {
      pen: p256,
      entries: p256.written,
    }),
    await acceptVector('valid/run-duplicate', 'The same bytes again are acknowledged again.', {
      ...bare,
      kept: [first, second],
    }),
    await acceptVector('valid/run-unknown-kind', 'A kind nobody knows yet is kept and said to be unknown.', {
      pen: newer,
      entries: newer.written,
    }),
    await acceptVector(
      'valid/fork',
      'Other bytes under one number: both are kept, and it is called a fork.',
      {
        pen: copy,
        entries: [twin],
        kept: [first, second],
      },
    ),
    await acceptVector('valid/held-predecessor', 'Number 2 came before number 1.', {
      pen,
      entries: [second],
    }),
    await acceptVector(
      'valid/held-revoked',
      'Number 2 came after a revocation that knew number 1 as the last.',
      {
        ...bare,
        kept: [first],
        writer: { revoked: { lastSeq: 1, lastHash: first.hash } },
      },
    ),
    await acceptVector('valid/released', 'The same, released by a named person.', {
      ...bare,
      kept: [first],
      released: [second.hash],
      writer: { revoked: { lastSeq: 1, lastHash: first.hash } },
    }),
  ];
}

export async function validVectors(): Promise<VectorFile[]> {
  return [
    await headerVector(),
    ...(await payloadVectors()),
    ...(await signedVectors()),
    ...(await evidenceVectors()),
    orderVector(),
    treeVector(),
    ...(await acceptVectors()),
  ];
}
