import { beforeAll, describe, expect, test } from 'vitest';
import {
  type AcceptFacts,
  accept,
  type KnownWriter,
  LIMITS,
  type SealedEntry,
  settleHeld,
  type WireRun,
} from '../src/index.ts';
import { namedSigner, nodePorts } from './node-ports.ts';
import { createPen, FINDING, factsWith, kept, lane, onTheWire, type Pen, tablet, wire } from './world.ts';

let pen: Pen;
let entries: SealedEntry[];
let push: WireRun;

beforeAll(async () => {
  pen = createPen('tablet one');
  const first = await pen.write('finding.recorded', { observation: '窗口无人', style: 'LAZY' });
  const second = await pen.write('finding.proposed', { note: 'x' }, { after: [first.hash] });
  const third = await pen.write('finding.proposed', {}, { after: [second.hash] });
  entries = [first, second, third];
  push = await wire(pen.signer, entries);
});

async function verdicts(
  input: unknown,
  facts: Partial<AcceptFacts> = {},
  writer: KnownWriter | null = tablet(pen.signer),
) {
  const judged = await accept(nodePorts, input, { ...factsWith(facts), writer });
  return judged.map(({ verdict }) =>
    'reason' in verdict ? `${verdict.verdict} ${verdict.reason}` : verdict.verdict,
  );
}

/** A copy of the push with one thing changed. */
function changed(change: (copy: WireRun & { [key: string]: never }) => void): WireRun {
  const copy = onTheWire(push);
  change(copy as never);
  return copy;
}

describe('a run', () => {
  test('of a known tablet is accepted, entry by entry, with the bytes that were hashed', async () => {
    const judged = await accept(nodePorts, push, { ...factsWith(), writer: tablet(pen.signer) });
    expect(judged.map(({ verdict }) => verdict.verdict)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(judged.map(({ entry }) => entry?.bytes)).toEqual(entries.map(({ bytes }) => bytes));
    expect(judged.map(({ entry }) => entry?.fieldBytes)).toEqual(entries.map(({ fieldBytes }) => fieldBytes));
  });
  test('that comes again is acknowledged again', async () => {
    expect(await verdicts(push, kept(...entries))).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });
  test('cut differently the second time is acknowledged as far as it is known', async () => {
    const longer = await wire(pen.signer, entries.slice(1));
    expect(await verdicts(longer, kept(entries[0] as SealedEntry, entries[1] as SealedEntry))).toEqual([
      'duplicate',
      'accepted',
    ]);
  });
  test('whose values the tablet no longer has is still acknowledged when the entry is kept', async () => {
    const hollow = changed((copy) => {
      (copy.entries[0] as { fields: unknown }).fields = [];
    });
    expect((await verdicts(hollow, kept(...entries)))[0]).toBe('duplicate');
    expect((await verdicts(hollow))[0]).toBe('rejected payload.root-wrong');
  });
});

describe('rejected', () => {
  test('a writer nobody knows, or that is not enrolled, or whose id is not made of its key', async () => {
    expect(await verdicts(push, {}, null)).toContain('rejected writer.unknown');
    expect(await verdicts(push, {}, tablet(pen.signer, { enrolled: false }))).toContain(
      'rejected writer.not-enrolled',
    );
    const other = namedSigner('somebody').publicKey;
    expect(await verdicts(push, {}, tablet(pen.signer, { publicKey: other }))).toContain(
      'rejected writer.key-wrong',
    );
  });
  test('a signature of another key over the same run', async () => {
    const forged = await createPen('forger').signer.sign(new Uint8Array(1));
    const copy = changed((run) => {
      (run.run as { sig: string }).sig = Buffer.from(forged).toString('base64url');
    });
    expect(await verdicts(copy)).toEqual(Array(3).fill('rejected run.signature-wrong'));
  });
  test('a run that names another algorithm than its writer was enrolled with, though its key signed it', async () => {
    const bold = createPen('other algorithm');
    const entry = await bold.write('finding.proposed', {}, { alg: 'p256+sha256' });
    const run = await wire({ ...bold.signer, alg: 'p256+sha256' }, [entry]);
    expect(await verdicts(run, {}, tablet(bold.signer))).toEqual(['rejected run.algorithm-wrong']);
  });
  test('a value that is too long', async () => {
    const long = changed((copy) => {
      (copy.entries[0]?.fields[1] as { value: string }).value = 'x'.repeat(LIMITS.valueLength);
    });
    expect(await verdicts(long)).toContain('rejected field.oversized');
  });
  test('an entry put in, left out or moved', async () => {
    const swapped = changed((copy) => (copy.entries as unknown[]).reverse());
    expect(await verdicts(swapped)).toContain('rejected chain.seq-wrong');
    const short = changed((copy) => (copy.entries as unknown[]).pop());
    expect(await verdicts(short)).toContain('rejected run.range-wrong');
  });
  test('a person who is not bound to the tablet', async () => {
    expect(await verdicts(push, {}, tablet(pen.signer, { persons: new Set(['per_other']) }))).toContain(
      'rejected entry.actor-not-bound',
    );
  });
  test('an entry of another office', async () => {
    expect(await verdicts(push, {}, tablet(pen.signer, { office: 'off_other' }))).toContain(
      'rejected entry.office-wrong',
    );
  });
  test("a server's kind from a tablet, and a tablet's kind from a server", async () => {
    const bold = createPen('bold tablet');
    const confirmed = await bold.write('finding.confirmed', { opinion: '属实' });
    expect(await verdicts(await wire(bold.signer, [confirmed]), {}, tablet(bold.signer))).toEqual([
      'rejected kind.writer-class-wrong',
    ]);
    expect(await verdicts(push, {}, lane(pen.signer))).toContain('rejected kind.writer-class-wrong');
  });
  test("a server's kind under a schema that is not known yet", async () => {
    const bold = createPen('bold tablet');
    const confirmed = await bold.write('finding.confirmed', {});
    const later = createPen('bold tablet');
    const entry = await later.write('anything.else', {}, { kind: 'anything.else' });
    expect(entry.hash).not.toBe(confirmed.hash);
    const rules = new Map([...factsWith().rules].map(([kind, rule]) => [kind, { ...rule, schema: 0 }]));
    expect(await verdicts(await wire(bold.signer, [confirmed]), { rules }, tablet(bold.signer))).toEqual([
      'rejected kind.writer-class-wrong',
    ]);
  });
  test('an `after` that speaks of another subject', async () => {
    const stray = createPen('stray');
    const one = await stray.write('finding.proposed', {}, { subject: { type: 'finding', id: 'fnd_b' } });
    const two = await stray.write('finding.proposed', {}, { after: [one.hash] });
    expect(await verdicts(await wire(stray.signer, [one, two]), {}, tablet(stray.signer))).toEqual([
      'accepted',
      'rejected entry.after-other-subject',
    ]);
  });
});

describe('held', () => {
  test('what comes before its predecessor, until that has come', async () => {
    const late = await wire(pen.signer, entries.slice(1));
    expect(await verdicts(late)).toEqual(['held predecessor-missing', 'held predecessor-missing']);
    const held = entries.slice(1).map((entry) => ({ entry, writer: tablet(pen.signer) }));
    expect(settleHeld(held, () => factsWith())).toEqual([]);
    const settled = settleHeld([...held].reverse(), () => factsWith(kept(entries[0] as SealedEntry)));
    expect(settled.map(({ entry, verdict }) => [entry.hash, verdict.verdict])).toEqual([
      [entries[1]?.hash, 'accepted'],
      [entries[2]?.hash, 'accepted'],
    ]);
  });
  test('what names an ancestor that has not come, saying which', async () => {
    const other = createPen('tablet two');
    const seen = await other.write('finding.proposed', {}, { after: [(entries[2] as SealedEntry).hash] });
    const run = await wire(other.signer, [seen]);
    const judged = await accept(nodePorts, run, { ...factsWith(), writer: tablet(other.signer) });
    expect(judged[0]?.verdict).toEqual({
      verdict: 'held',
      reason: 'after-missing',
      missing: [entries[2]?.hash],
    });
    const { kept: known } = kept(...entries);
    expect(await verdicts(run, { kept: known }, tablet(other.signer))).toEqual(['accepted']);
  });
  test('what comes after a revocation, whatever its clock says, until a person releases it', async () => {
    const first = entries[0] as SealedEntry;
    const revoked = tablet(pen.signer, { revoked: { lastSeq: 1, lastHash: first.hash } });
    expect(await verdicts(push, kept(first), revoked)).toEqual([
      'duplicate',
      'held after-revocation',
      'held after-revocation',
    ]);
    const released = new Set(entries.slice(1).map(({ hash }) => hash));
    expect(await verdicts(push, { ...kept(first), released }, revoked)).toEqual([
      'duplicate',
      'accepted',
      'accepted',
    ]);
  });
  test('a release lifts the wait and nothing else', async () => {
    const bold = createPen('bold tablet');
    const confirmed = await bold.write('finding.confirmed', {});
    const released = new Set([confirmed.hash]);
    expect(await verdicts(await wire(bold.signer, [confirmed]), { released }, tablet(bold.signer))).toEqual([
      'rejected kind.writer-class-wrong',
    ]);
  });
});

describe('a fork', () => {
  test('is kept beside the other entry of its number, and so is what follows it', async () => {
    const copy = createPen('tablet one').copy('thief');
    const other = await copy.write('finding.proposed', { note: 'another life' });
    const next = await copy.write('finding.proposed', {});
    const run = await wire(copy.signer, [other, next]);
    const judged = await accept(nodePorts, run, {
      ...factsWith(kept(...entries)),
      writer: tablet(pen.signer),
    });
    expect(judged.map(({ verdict }) => verdict)).toEqual([
      { verdict: 'fork', kindKnown: true, other: entries[0]?.hash },
      { verdict: 'fork', kindKnown: true, other: entries[1]?.hash },
    ]);
  });
  test('is seen among what was held, too', async () => {
    const copy = createPen('tablet one').copy('thief');
    const twin = await copy.write('finding.proposed', { note: 'another life' });
    const writer = tablet(pen.signer);
    const settled = settleHeld(
      [entries[0] as SealedEntry, twin].map((entry) => ({ entry, writer })),
      () => factsWith(),
    );
    expect(settled.map(({ verdict }) => verdict.verdict)).toEqual(['accepted', 'fork']);
  });
  test('of a revoked tablet waits for a person', async () => {
    const copy = createPen('tablet one').copy('thief');
    const other = await copy.write('finding.proposed', { note: 'another life' });
    const last = entries[2] as SealedEntry;
    const revoked = tablet(pen.signer, { revoked: { lastSeq: 3, lastHash: last.hash } });
    expect(await verdicts(await wire(copy.signer, [other]), kept(...entries), revoked)).toEqual([
      'held after-revocation',
    ]);
  });
});

test('a kind that nobody knows yet is kept, and said to be unknown', async () => {
  const ahead = createPen('newer tablet');
  const entry = await ahead.write('moon.landed', { step: 1 }, { subject: FINDING });
  const judged = await accept(nodePorts, await wire(ahead.signer, [entry]), {
    ...factsWith(),
    writer: tablet(ahead.signer),
  });
  expect(judged[0]?.verdict).toEqual({ verdict: 'accepted', kindKnown: false });
});
