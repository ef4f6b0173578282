import type { Reader, StoredEntry } from '@mingcha/db';
import type { Header, Run } from '@mingcha/journal';

export interface Link {
  readonly hash: string;
  readonly header: Header;
}

export interface Chains {
  /** Headers of other entries that the chains run through, ascending by (writer, seq). */
  readonly links: readonly Link[];
  readonly runs: readonly Run[];
  readonly writers: readonly Writing[];
}

export interface Writing {
  readonly alg: string;
  readonly class: 'tablet' | 'server';
  readonly publicKey: string;
  readonly writer: string;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

const atOnce = 200;

/**
 * What shows that these entries stand in their writers' chains: a tablet's without a gap from its first to its last entry
 * about the case, a lane's from each entry to the one that its run signs.
 */
export async function chainsOf(
  reader: Reader,
  about: readonly StoredEntry[],
  ground: readonly StoredEntry[],
): Promise<Chains> {
  const inside = new Set([...about, ...ground].map(({ hash }) => hash));
  const links = new Map<string, Link>();
  const runs: Run[] = [];
  const writers: Writing[] = [];
  for (const id of [...new Set([...about, ...ground].map(({ header }) => header.writer))].sort()) {
    const writer = await reader.writer(id);
    if (writer === null) throw new Error(`no writer ${id}`);
    writers.push({
      alg: writer.alg,
      class: writer.class,
      publicKey: Buffer.from(writer.publicKey).toString('base64url'),
      writer: id,
    });
    const seqs = (entries: readonly StoredEntry[]) =>
      entries.filter(({ header }) => header.writer === id).map(({ header }) => header.seq);
    const own = seqs(about);
    const whole =
      writer.class === 'tablet' && own.length > 0 ? [{ from: Math.min(...own), to: Math.max(...own) }] : [];
    const signed = ground.filter(needsRun);
    const single = seqs(writer.class === 'tablet' ? signed : [...about, ...signed]);
    const asked = [...whole, ...single.map((seq) => ({ from: seq, to: seq }))];
    const signing = await signingRuns(reader, id, asked);
    runs.push(...signing);
    for (const stretch of merged([...asked, ...tails(asked, signing)]))
      for (const link of await headersIn(reader, id, stretch))
        if (!inside.has(link.hash)) links.set(link.hash, link);
  }
  const sorted = [...links.values()].sort((a, b) => order(a.header, b.header) || (a.hash < b.hash ? -1 : 1));
  return { links: sorted, runs, writers };
}

/**
 * A lane is opened in the founding of one office and serves them all; a change of the server's key is ordered in one. These entries
 * stand in the log under the server's head: the runs over them would bring the headers of what else was done there.
 */
const needsRun = ({ header: { subject } }: StoredEntry): boolean =>
  subject.type !== 'lane' && subject.type !== 'server-key';

const order = (a: Header, b: Header): number =>
  a.writer === b.writer ? a.seq - b.seq : a.writer < b.writer ? -1 : 1;

/** From each stretch to the end of the runs that sign it. */
const tails = (asked: readonly Stretch[], runs: readonly Run[]): Stretch[] =>
  asked.flatMap(({ from, to }) =>
    runs.filter((run) => run.from <= to && run.to >= to).map((run) => ({ from, to: run.to })),
  );

/** Every run over the last of a stretch: where a writer forked there is one of each branch. */
async function signingRuns(
  { prisma }: Reader,
  writer: string,
  asked: readonly Stretch[],
): Promise<readonly Run[]> {
  const ends = [...new Set(asked.map(({ to }) => to))].sort((a, b) => a - b);
  const found = new Map<string, Run>();
  for (let at = 0; at < ends.length; at += atOnce) {
    const rows = await prisma.run.findMany({
      where: {
        writer,
        OR: ends.slice(at, at + atOnce).map((seq) => ({ fromSeq: { lte: seq }, toSeq: { gte: seq } })),
      },
      orderBy: [{ fromSeq: 'asc' }, { toSeq: 'asc' }, { head: 'asc' }],
    });
    for (const { alg, fromSeq, toSeq, head, sig } of rows)
      found.set(`${fromSeq}-${toSeq}-${head}`, {
        v: 1,
        alg: alg as Run['alg'],
        writer,
        from: fromSeq,
        to: toSeq,
        head,
        sig: Buffer.from(sig).toString('base64url'),
      });
  }
  return [...found.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to + 1) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}

async function headersIn({ prisma }: Reader, writer: string, { from, to }: Stretch): Promise<Link[]> {
  const rows = await prisma.entry.findMany({
    where: { writer, seq: { gte: from, lte: to } },
    select: { hash: true, header: true },
    orderBy: [{ seq: 'asc' }, { branch: 'asc' }],
  });
  return rows.map(({ hash, header }) => ({
    hash,
    header: JSON.parse(Buffer.from(header).toString('utf8')) as Header,
  }));
}
