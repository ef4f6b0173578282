import { dice } from '@mingcha/soak';
import type { KnownWriter, SealedEntry, WireRun } from '../src/index.ts';
import { headsOf } from '../src/index.ts';
import { createPen, lane, type Pen, tablet, wire } from './world.ts';

export interface History {
  readonly writers: ReadonlyMap<string, KnownWriter>;
  readonly entries: readonly SealedEntry[];
  /** The runs as the writers closed them. */
  readonly pushes: readonly WireRun[];
  /** The same chains closed into runs of another size. */
  recut(size: number): Promise<WireRun[]>;
}

const SUBJECTS = ['fnd_a', 'fnd_b', 'fnd_c'].map((id) => ({ type: 'finding', id }));
const TABLET_KINDS = ['finding.recorded', 'finding.proposed', 'attested'];

/**
 * Two tablets, a copied tablet that forks at a random point, and a server lane write about three subjects. Each sees what it
 * wrote itself and, now and then, what the others had written by then.
 */
export async function writeHistory(seed: number, length: number): Promise<History> {
  const roll = dice(seed);
  const one = createPen(`one ${seed}`);
  const two = createPen(`two ${seed}`, 'p256+sha256');
  const server = createPen(`server ${seed}`);
  const pens: Pen[] = [one, two, server];
  const seen = new Map<Pen, Set<SealedEntry>>(pens.map((pen) => [pen, new Set()]));
  const all: SealedEntry[] = [];
  const forkAt = roll(length);

  for (let step = 0; step < length; step += 1) {
    if (step === forkAt) {
      const copied = one.copy(`copy ${seed}`);
      pens.push(copied);
      seen.set(copied, new Set(seen.get(one)));
    }
    const pen = pens[roll(pens.length)] as Pen;
    const known = seen.get(pen) as Set<SealedEntry>;
    if (roll(3) === 0) for (const entry of all.filter(() => roll(2) === 0)) see(known, entry, all);
    const subject = SUBJECTS[roll(SUBJECTS.length)] as (typeof SUBJECTS)[number];
    const before = [...known].filter(({ header }) => header.subject.id === subject.id);
    const after = headsOf(before.map(({ hash, header }) => ({ ...header, hash })));
    const kind = pen === server ? 'finding.confirmed' : (TABLET_KINDS[roll(3)] as string);
    const entry = await pen.write(kind, { step, observation: '窗口' }, { subject, after });
    known.add(entry);
    all.push(entry);
  }

  const cut = async (sizeOf: () => number) => {
    const pushes: WireRun[] = [];
    for (const pen of pens) {
      for (let at = 0; at < pen.written.length; ) {
        const size = sizeOf();
        pushes.push(await wire(pen.signer, pen.written.slice(at, at + size)));
        at += size;
      }
    }
    return pushes;
  };
  const pushes = await cut(() => 1 + roll(4));
  const known = [tablet(one.signer), tablet(two.signer), lane(server.signer)];
  const distinct = [...new Map(all.map((entry) => [entry.hash, entry])).values()];
  return {
    writers: new Map(known.map((w) => [w.writer, w])),
    entries: distinct,
    pushes,
    recut: (size) => cut(() => size),
  };
}

/** Whoever has seen an entry has seen what it builds on. */
function see(known: Set<SealedEntry>, entry: SealedEntry, all: readonly SealedEntry[]): void {
  if (known.has(entry)) return;
  known.add(entry);
  for (const hash of entry.header.after) {
    const older = all.find((other) => other.hash === hash);
    if (older !== undefined) see(known, older, all);
  }
}
