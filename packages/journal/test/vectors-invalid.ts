import {
  attest,
  canonicalText,
  issueToken,
  type SealedEntry,
  sealHeader,
  signReceipt,
  sliceDigests,
  toBase64url,
  toHex,
} from '../src/index.ts';
import { nodePorts, seededPorts } from './node-ports.ts';
import type { VectorFile } from './vector-file.ts';
import { type AcceptCase, acceptVector } from './vectors-accept.ts';
import { formVectors } from './vectors-invalid-form.ts';
import { AT, honest, rejects, signedAnyway, spoiled } from './vectors-spoiled.ts';
import { createPen } from './world.ts';

async function chainVectors(): Promise<VectorFile[]> {
  const { pen, entries } = await honest();
  const other = createPen('vector other tablet').signer;
  const others = toBase64url(await other.sign(new Uint8Array(1)));
  const [first, second] = entries as [SealedEntry, SealedEntry];
  const stray = await signedAnyway(pen, { ...second.header, prev: 'd'.repeat(64), seq: 1 }, second.fields);
  const apart = { ...second.header, prev: 'd'.repeat(64) };
  return [
    await spoiled('prev-wrong', 'The second entry names another predecessor.', 'chain.prev-wrong', (run) => {
      run.entries[1].header.prev = 'd'.repeat(64);
    }),
    rejects(
      'chain.prev-wrong',
      await acceptVector('invalid/prev-of-first', 'Number 1 with a predecessor.', stray),
    ),
    rejects(
      'chain.prev-wrong',
      await acceptVector('invalid/prev-other-number', 'Number 2 whose predecessor is kept as number 9.', {
        ...(await signedAnyway(pen, apart, second.fields)),
        kept: [{ ...first, hash: 'd'.repeat(64), header: { ...first.header, seq: 9 } }],
      }),
    ),
    await spoiled('seq-wrong', 'A number is skipped inside the run.', 'chain.seq-wrong', (run) => {
      run.entries[1].header.seq = 3;
    }),
    await spoiled(
      'writer-other',
      'An entry of another writer inside the run.',
      'chain.writer-wrong',
      (run) => {
        run.entries[1].header.writer = other.writer;
      },
    ),
    await spoiled('head-wrong', 'The signed head is not the last entry.', 'run.head-wrong', (run) => {
      run.run.head = 'd'.repeat(64);
    }),
    await spoiled('range-wrong', 'The run says three, two came.', 'run.range-wrong', (run) => {
      run.run.to = 3;
    }),
    await spoiled('root-wrong', 'The header was changed after signing.', 'run.head-wrong', (run) => {
      run.entries[1].header.payloadRoot = 'd'.repeat(64);
    }),
    await spoiled('signature-wrong', "Somebody else's signature.", 'run.signature-wrong', (run) => {
      run.run.sig = others;
    }),
    await spoiled('signature-other-spelling', 'Unused bits of base64url set.', 'run.malformed', (run) => {
      run.run.sig = `${run.run.sig.slice(0, 85)}B`;
    }),
    await spoiled(
      'signature-run-moved',
      'The numbers of the run were changed after signing.',
      'run.signature-wrong',
      (run) => {
        run.run.to = 3;
        run.run.from = 2;
        for (const [index, entry] of run.entries.entries()) entry.header.seq = index + 2;
        run.entries[0].header.prev = 'd'.repeat(64);
        const hashed = sealHeader(nodePorts, run.entries[0].header);
        run.entries[1].header.prev = hashed.hash;
        run.run.head = sealHeader(nodePorts, run.entries[1].header).hash;
      },
    ),
    await spoiled('run-sm2', 'A reserved algorithm is an unknown one.', 'run.algorithm-unknown', (run) => {
      run.run.alg = 'sm2+sm3';
    }),
  ];
}

async function rightVectors(): Promise<VectorFile[]> {
  const whole = await honest();
  const plain = async (name: string, says: string, reason: string, more: Partial<AcceptCase>) =>
    rejects(reason, await acceptVector(`invalid/${name}`, says, { ...whole, ...more }));
  const bold = createPen('vector bold tablet');
  await bold.write('finding.confirmed', { opinion: '属实' });
  const counting = createPen('vector counting tablet');
  await counting.write('finding.proposed', {}, { expected: 0 });
  const about = createPen('vector tablet about a visit');
  await about.write('finding.proposed', {}, { subject: { type: 'visit', id: 'vis_1' } });
  const open = createPen('vector open tablet');
  const observed = await open.write('finding.proposed', { observation: '李某不在' });
  const header = { ...observed.header, kind: 'finding.recorded' };
  const unsplit = createPen('vector unsplit tablet');
  const answered = await unsplit.write('finding.proposed', { answers: { q1: 1 } });
  const asVisit = { ...answered.header, kind: 'visit.answered', subject: { type: 'visit', id: 'vis_1' } };
  return [
    await plain('writer-not-enrolled', 'A tablet that was never enrolled.', 'writer.not-enrolled', {
      writer: { enrolled: false },
    }),
    await plain(
      'writer-key-other',
      "A registry that gives the writer's name to another key.",
      'writer.key-wrong',
      {
        writer: { publicKey: createPen('vector other tablet').signer.publicKey },
      },
    ),
    await plain('actor-not-bound', 'A person who is not bound to the tablet.', 'entry.actor-not-bound', {
      writer: { persons: new Set(['per_wang']) },
    }),
    await plain('office-other', 'An entry of another office.', 'entry.office-wrong', {
      writer: { office: 'off_other' },
    }),
    await plain(
      'tablet-as-server',
      "A server's kind, correctly signed by a tablet.",
      'kind.writer-class-wrong',
      {
        pen: bold,
        entries: bold.written,
      },
    ),
    await plain('server-as-tablet', "A tablet's kind from a server lane.", 'kind.writer-class-wrong', {
      isLane: true,
    }),
    await plain(
      'tablet-expects',
      'Only server commands count what they expect.',
      'header.expected-from-tablet',
      {
        pen: counting,
        entries: counting.written,
      },
    ),
    await plain('subject-other-type', 'A finding said of a visit.', 'kind.subject-wrong', {
      pen: about,
      entries: about.written,
    }),
    await plain('personal-in-clear', 'A personal value in the clear.', 'field.personal-in-clear', {
      ...(await signedAnyway(open, header, observed.fields)),
    }),
    await plain('not-split', 'A map that its kind splits, in one piece.', 'field.split-wrong', {
      ...(await signedAnyway(unsplit, asVisit, answered.fields)),
    }),
  ];
}

async function signedVectors(): Promise<VectorFile[]> {
  const server = createPen('vector server').signer;
  const device = createPen('vector device').signer;
  const person = createPen('vector person').signer;
  const [entry, blob, elsewhere] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];
  const keys = { [server.writer]: { alg: server.alg, publicKey: toBase64url(server.publicKey) } };
  const about = { writer: device.writer, seq: 7, hash: entry, blobs: [blob] };
  const receipt = await signReceipt(server, { ...about, arrival: AT });
  const token = await issueToken(seededPorts('vector token'), server, { writer: device.writer, at: AT });
  const attestation = await attest(person, { person: 'per_li', of: entry, method: 'pin' });
  const personKey = { alg: person.alg, publicKey: toBase64url(person.publicKey) };
  const vector = (name: string, check: string, says: string, given: object, reason: string): VectorFile => ({
    name: `invalid/${name}`,
    check,
    says,
    given,
    expect: { ok: false, reason },
  });
  const bytes = Uint8Array.from({ length: 40 }, (_, index) => index);
  const statement = await sliceDigests(nodePorts, 16, [bytes]);
  const changed = bytes.slice();
  changed[20] = 0;
  return [
    vector(
      'receipt-other-blob',
      'receipt',
      'A receipt for another blob deletes nothing.',
      {
        receipt,
        keys,
        expect: { ...about, blobs: [elsewhere] },
      },
      'receipt.blob-missing',
    ),
    vector(
      'receipt-other-entry',
      'receipt',
      'A receipt for another entry.',
      {
        receipt,
        keys,
        expect: { ...about, hash: elsewhere },
      },
      'receipt.entry-other',
    ),
    vector(
      'receipt-changed',
      'receipt',
      'A blob was added after signing.',
      {
        receipt: { ...receipt, blobs: [blob, elsewhere] },
        keys,
        expect: { ...about, blobs: [elsewhere] },
      },
      'receipt.signature-wrong',
    ),
    vector(
      'receipt-own-key',
      'receipt',
      'A receipt that the tablet signed for itself.',
      {
        receipt: await signReceipt(device, { ...about, arrival: AT }),
        keys,
        expect: about,
      },
      'receipt.key-unknown',
    ),
    vector(
      'token-changed',
      'token',
      'The time was changed.',
      { token: { ...token, at: AT + 1 }, keys, writer: device.writer },
      'token.signature-wrong',
    ),
    vector(
      'token-other-writer',
      'token',
      'A token issued to another tablet.',
      { token, keys, writer: server.writer },
      'token.writer-other',
    ),
    vector(
      'attestation-other-person',
      'attestation',
      'The key of one person in the name of another.',
      {
        attestation: await attest(person, { person: 'per_wang', of: entry, method: 'pin' }),
        person: 'per_li',
        of: entry,
        key: personKey,
      },
      'attestation.person-other',
    ),
    vector(
      'attestation-other-entry',
      'attestation',
      'Said of another entry.',
      { attestation, person: 'per_li', of: elsewhere, key: personKey },
      'attestation.entry-other',
    ),
    vector(
      'evidence-slice-wrong',
      'evidence',
      'One byte of the second slice was changed.',
      { bytes: toHex(changed), statement },
      'evidence.slice-wrong',
    ),
    vector(
      'evidence-cut',
      'evidence',
      'The last byte is gone.',
      { bytes: toHex(bytes.subarray(0, 39)), statement },
      'evidence.size-wrong',
    ),
    vector(
      'evidence-root',
      'evidence',
      'The root does not belong to the slices.',
      { bytes: toHex(bytes), statement: { ...statement, root: entry } },
      'evidence.root-wrong',
    ),
  ];
}

async function byteVectors(): Promise<VectorFile[]> {
  const { entries } = await honest();
  const { header } = entries[0] as SealedEntry;
  const text = canonicalText(header);
  return [
    [
      'bytes-spaced',
      'The same header with a space: another spelling is another thing.',
      text.replace(':', ': '),
    ],
    [
      'bytes-unsorted',
      'The same header with its keys in another order.',
      JSON.stringify(Object.fromEntries(Object.entries(header).reverse())),
    ],
    ['bytes-twice', 'A key twice: readers differ on which one counts.', text.replace('{', '{"v":1,')],
    ['bytes-escaped', 'A character written as an escape.', text.replace('off_demo', '\\u006fff_demo')],
    ['bytes-not-json', 'No JSON.', text.slice(1)],
  ].map(([name, says, bytes]) => ({
    name: `invalid/${name}`,
    check: 'bytes',
    says: says as string,
    given: { bytes: bytes as string },
    expect: { ok: false, reason: 'bytes.not-canonical' },
  }));
}

export async function invalidVectors(): Promise<VectorFile[]> {
  return [
    ...(await formVectors()),
    ...(await chainVectors()),
    ...(await rightVectors()),
    ...(await signedVectors()),
    ...(await byteVectors()),
  ];
}
