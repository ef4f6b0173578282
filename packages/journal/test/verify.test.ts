import { tries } from '@mingcha/soak';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  canonicalBytes,
  closeRun,
  createErasures,
  encodeFields,
  eraseFields,
  type Run,
  type SealedEntry,
  withholdFields,
} from '../src/index.ts';
import { signBody } from '../src/signing.ts';
import {
  type ChainGround,
  parseCanonical,
  type UnverifiedEntry,
  verifyChain,
  verifyEntry,
} from '../src/verify.ts';
import { nodePorts } from './node-ports.ts';
import { createPen, type Pen, RULES, tablet } from './world.ts';

let pen: Pen;
let entries: readonly SealedEntry[];
let runs: Run[];
let ground: ChainGround;
/** The same chain after a lawful erasure. */
let erased: readonly SealedEntry[];
const ORDER = 'e'.repeat(64);

beforeAll(async () => {
  pen = createPen('verified');
  const first = await pen.write('finding.recorded', { observation: '窗口无人', style: 'LAZY' });
  const second = await pen.write('finding.proposed', { note: '一' }, { after: [first.hash] });
  await pen.write('visit.answered', { answers: { q1: true } }, { subject: { type: 'visit', id: 'vis_1' } });
  await pen.write('finding.proposed', {}, { after: [second.hash] });
  entries = pen.written;
  runs = [await closeRun(pen.signer, entries.slice(0, 2)), await closeRun(pen.signer, entries.slice(2))];
  erased = entries.map((entry, index) =>
    index > 0
      ? entry
      : { ...entry, fieldBytes: encodeFields(eraseFields(nodePorts, entry.fields, ['style'], ORDER)) },
  );
  ground = {
    writer: tablet(pen.signer),
    rules: RULES,
    released: new Set(),
    erasures: createErasures([{ by: ORDER, entries: [{ hash: first.hash, paths: ['style'] }] }]),
    mayWithhold: false,
  };
});

async function codes(
  change: { entries?: readonly UnverifiedEntry[]; runs?: readonly unknown[] },
  other = ground,
) {
  const report = await verifyChain(nodePorts, other, { entries, runs, ...change });
  return report.faults.map(({ code }) => code);
}

describe('a chain', () => {
  test('that nobody touched stands', async () => {
    expect(await verifyChain(nodePorts, ground, { entries, runs })).toEqual({
      ok: true,
      entries: 4,
      faults: [],
      released: [],
    });
  });
  test('stands after a lawful erasure, and not after one that nobody ordered', async () => {
    expect(await codes({ entries: erased })).toEqual([]);
    expect(await codes({ entries: erased }, { ...ground, erasures: createErasures([]) })).toEqual([
      'field.erased-without-order',
    ]);
  });
  test('of which values are kept back stands in an export, and not in a store', async () => {
    const some = entries.map((entry, index) =>
      index > 0
        ? entry
        : { ...entry, fieldBytes: encodeFields(withholdFields(nodePorts, entry.fields, ['observation'])) },
    );
    expect(await codes({ entries: some })).toEqual(['field.missing']);
    expect(await codes({ entries: some }, { ...ground, mayWithhold: true })).toEqual([]);
  });
  test('with an entry left out, doubled under a number, unsigned, or of another writer is named', async () => {
    expect(await codes({ entries: entries.toSpliced(1, 1) })).toContain('chain.gap');
    expect(await codes({ runs: runs.slice(0, 1) })).toEqual(['chain.not-signed', 'chain.not-signed']);
    expect(await codes({ runs: [] })).toHaveLength(4);
    expect(await codes({ entries: entries.slice(0, 3) })).toContain('run.head-wrong');
    const copy = createPen('verified').copy('copy');
    const twin = await copy.write('finding.proposed', {});
    const both = [entries[0] as SealedEntry, twin, ...entries.slice(1)];
    expect(await codes({ entries: both, runs: [...runs, await closeRun(copy.signer, [twin])] })).toEqual([
      'chain.fork',
    ]);
    const stranger = createPen('stranger');
    expect(await codes({ entries: [await stranger.write('finding.proposed', {})] })).toContain(
      'chain.writer-wrong',
    );
  });
  test('of which one entry was changed names that one, not those that hang from it', async () => {
    for (const [index, changed] of entries.entries()) {
      const bytes = Uint8Array.from(changed.bytes);
      const at = new TextDecoder().decode(bytes).indexOf('"payloadRoot":"') + 20;
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const report = await verifyChain(nodePorts, ground, {
        entries: entries.with(index, { ...changed, bytes }),
        runs,
      });
      expect(report.ok).toBe(false);
      expect(report.faults).toHaveLength(1);
      expect(report.faults[0]?.at).toContain(changed.hash);
    }
  });
  test('says what a person released instead of calling it a fault', async () => {
    const broken = entries.toSpliced(1, 1);
    const released = new Set([(entries[2] as SealedEntry).hash]);
    const report = await verifyChain(nodePorts, { ...ground, released }, { entries: broken, runs });
    expect(report.released).toEqual([...released]);
    expect(report.faults.map(({ code }) => code)).not.toContain('chain.gap');
  });
  test('in which an entry names another algorithm than its writer has is named', async () => {
    const other = createPen('verified');
    const entry = await other.write('finding.proposed', {}, { alg: 'p256+sha256' });
    expect(await codes({ entries: [entry], runs: [] })).toEqual(['header.algorithm-wrong']);
  });
  test('with a number skipped, or a run that claims more than it closes, is named', async () => {
    const other = createPen('verified');
    const first = await other.write('finding.proposed', {});
    const third = await other.write('finding.proposed', {}, { seq: 3 });
    expect(await codes({ entries: [first, third], runs: [] })).toContain('chain.seq-wrong');
    const { sig: _, ...honest } = runs[1] as Run;
    const wide = await signBody(pen.signer, 'run', { ...honest, to: 9 });
    expect(await codes({ runs: [runs[0], wide] })).toEqual([
      'run.head-wrong',
      'chain.not-signed',
      'chain.not-signed',
    ]);
  });
  test('that goes on after its tablet was revoked is named, until a person releases what came after', async () => {
    const [, second, third, fourth] = entries as [SealedEntry, SealedEntry, SealedEntry, SealedEntry];
    const revoked = { lastSeq: 2, lastHash: second.hash };
    const writer = tablet(pen.signer, { revoked });
    expect(await codes({}, { ...ground, writer })).toEqual([
      'chain.after-revocation',
      'chain.after-revocation',
    ]);
    const released = new Set([third.hash, fourth.hash]);
    expect(await codes({}, { ...ground, writer, released })).toEqual([]);
  });
  test('in which a tablet speaks as the server is named, however well it is signed', async () => {
    const bold = createPen('bold');
    const entry = await bold.write('finding.confirmed', { opinion: 'x' });
    const report = await verifyChain(
      nodePorts,
      { ...ground, writer: tablet(bold.signer) },
      { entries: [entry], runs: [await closeRun(bold.signer, [entry])] },
    );
    expect(report.faults.map(({ code }) => code)).toEqual(['kind.writer-class-wrong']);
  });
});

/** All that a store or a case package holds of a chain, as bytes. */
function parts(): Uint8Array[] {
  return [...erased.flatMap(({ bytes, fieldBytes }) => [bytes, fieldBytes]), ...runs.map(canonicalBytes)];
}

test('flip any bit of any byte, and verification names it', async () => {
  const whole = parts();
  // Ciphertexts are the one thing a keyless reader cannot judge: `verifySealed` does, and has its own test.
  const sealed = new Set<number>();
  whole.forEach((bytes, part) => {
    const text = new TextDecoder().decode(bytes);
    const ct = /"ct":"([^"]*)"/.exec(text);
    if (ct !== null)
      for (let at = ct.index + 6; at < ct.index + 6 + (ct[1] as string).length; at += 1)
        sealed.add(part * 1e6 + at);
    const kid = /"kid":"([^"]*)"/.exec(text);
    if (kid !== null)
      for (let at = kid.index + 7; at < kid.index + 7 + (kid[1] as string).length; at += 1)
        sealed.add(part * 1e6 + at);
  });
  const positions = whole.flatMap((bytes, part) => [...bytes.keys()].map((at) => [part, at] as const));
  const open = positions.filter(([part, at]) => !sealed.has(part * 1e6 + at));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...open), fc.nat(7), async ([part, at], bit) => {
      const spoiled = whole.map((bytes) => bytes.slice());
      const bytes = spoiled[part] as Uint8Array;
      bytes[at] = (bytes[at] as number) ^ (1 << bit);
      const read = entries.map(({ hash }, index) => ({
        hash,
        bytes: spoiled[index * 2] as Uint8Array,
        fieldBytes: spoiled[index * 2 + 1] as Uint8Array,
      }));
      const parsed = spoiled.slice(entries.length * 2).map((run) => parseCanonical(run));
      const report = await verifyChain(nodePorts, ground, {
        entries: read,
        runs: parsed.map((run) => (run.ok ? run.value : null)),
      });
      expect(report.ok).toBe(false);
      expect(report.faults.length).toBeGreaterThan(0);
    }),
    tries(400),
  );
});

test('an entry that the store calls by another hash is named', () => {
  const entry = entries[0] as SealedEntry;
  const outcome = verifyEntry(nodePorts, { ...entry, hash: 'f'.repeat(64) });
  expect(outcome).toEqual({ ok: false, fault: { code: 'header.hash-wrong', at: 'f'.repeat(64) } });
});

test('bytes that say the same in another spelling are not the bytes that were hashed', () => {
  const entry = entries[0] as SealedEntry;
  const spaced = new TextEncoder().encode(` ${new TextDecoder().decode(entry.bytes)}`);
  const bom = new Uint8Array([0xef, 0xbb, 0xbf, ...entry.bytes]);
  for (const bytes of [spaced, bom, new Uint8Array([0xff]), new Uint8Array(0)]) {
    expect(verifyEntry(nodePorts, { ...entry, bytes })).toMatchObject({
      fault: { code: 'bytes.not-canonical' },
    });
  }
});
