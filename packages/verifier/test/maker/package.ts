import type { Made } from './office.ts';
import { subjectOf } from './office.ts';
import { drawn, growth, hexOf, jcs, pathTo, type Thing } from './primitives.ts';
import type { Story } from './story.ts';

export type Files = Map<string, Uint8Array>;

/** What a package holds, before it is bytes: a test bends it where it wants. */
export interface Draft {
  list: Thing & { subjects: Thing[]; files: Thing[]; absent: Thing[] };
  entries: Made[];
  links: Made[];
  runs: Thing[];
  writers: Thing[];
  placements: Thing[];
  heads: { earlier: { head: Thing; proof: string[] }[]; head: Thing };
  receipts: Thing[];
  tokens: Thing[];
  /** None: as packages were before there were any. */
  stamps?: Thing[];
  media: Files;
  /** The list as it leaves the office; without it anybody else's. */
  sign: boolean;
}

const isAbout = (subject: string) => (made: Made) => jcs(made.header.subject) === jcs(subjectOf(subject));
const away = ['note.taken', 'unit.revised', 'office.founded'];

export function draftOf(story: Story): Draft {
  const { office, subjects, files } = story;
  const { log, lane, tablet } = office;
  const entries = log.filter(({ header }) => !away.includes(header.kind));
  const first = entries.find(({ header }) => header.writer === tablet.id)?.header.seq ?? 0;
  const links = log
    .filter(({ header }) => away.includes(header.kind) && (header.writer === lane.id || header.seq > first))
    .sort((a, b) =>
      a.header.writer === b.header.writer
        ? a.header.seq - b.header.seq
        : a.header.writer < b.header.writer
          ? -1
          : 1,
    );
  const head = office.head(log.length);
  const leaves = office.leaves();
  const media: Files = new Map();
  const listed = Object.entries(files).map(([role, { bytes, ext, mime, folder, of }]) => {
    const path = `data/${folder}/${hexOf(bytes)}.${ext}`;
    media.set(path, bytes);
    return { path, sha256: hexOf(bytes), size: bytes.length, mime, role, of };
  });
  const clip = entries.find(
    ({ header }) => isAbout(subjects.clip)({ header } as Made) && header.kind === 'evidence.captured',
  );
  const whole = [...Object.values(subjects)].map((subject) => {
    const about = entries.filter(isAbout(subject));
    const named = new Set(about.flatMap(({ header }) => header.after));
    const heads = about.map(({ hash }) => hash).filter((hash) => !named.has(hash));
    return { ...subjectOf(subject), count: about.length, heads };
  });
  return {
    list: {
      v: 1,
      what: 'mingcha-case',
      id: drawn('pkg'),
      madeAt: office.tick(),
      madeBy: { person: story.people.editor, seat: null },
      receiver: '清江县自然资源局',
      office: { id: office.id, name: '清江县督查室' },
      case: subjectOf(subjects.visit),
      scope: 'full',
      server: { alg: office.key.alg, key: office.key.id, publicKey: office.key.publicKey },
      subjects: whole,
      files: listed,
      absent: [
        {
          sha256: story.destroyed.sha256,
          role: 'original',
          of: clip?.hash ?? '',
          why: 'destroyed',
          by: story.destroyed.by,
        },
      ],
    },
    entries: entries.map((each) => structuredClone(each)),
    links: links.map((each) => structuredClone(each)),
    runs: structuredClone(office.runs),
    writers: [
      { alg: lane.alg, class: 'server', publicKey: lane.publicKey, writer: lane.id },
      { alg: tablet.alg, class: 'tablet', publicKey: tablet.publicKey, writer: tablet.id },
    ].sort((a, b) => (a.writer < b.writer ? -1 : 1)),
    placements: entries.map(({ hash }) => {
      const leaf = log.findIndex((each) => each.hash === hash);
      return { v: 2, hash, leaf, path: pathTo(leaf, leaves).map((each) => each.toString('hex')) };
    }),
    heads: {
      earlier: [
        {
          head: office.head(story.early),
          proof: growth(story.early, leaves).map((each) => each.toString('hex')),
        },
      ],
      head,
    },
    receipts: entries.flatMap(({ hash }) => structuredClone([office.receipts.get(hash) ?? []].flat())),
    tokens: structuredClone(office.tokens),
    media,
    sign: true,
  };
}

const lines = (things: unknown[]): Uint8Array => Buffer.from(things.map((each) => `${jcs(each)}\n`).join(''));

export function filesOf(draft: Draft, { office }: Story): Files {
  const { sig, ...list } = draft.list;
  const signed = {
    ...list,
    sig: draft.sign ? office.key.sign('case-package', list) : (sig ?? 'A'.repeat(86)),
  };
  return new Map<string, Uint8Array>([
    ['data/package.json', Buffer.from(jcs(signed))],
    ['data/writers.json', Buffer.from(jcs(draft.writers))],
    ['data/heads.json', Buffer.from(jcs(draft.heads))],
    ['data/index.html', Buffer.from('<!doctype html><title>案卷</title>')],
    [
      'data/entries.ndjson',
      lines(draft.entries.map(({ hash, header, fields }) => ({ hash, header, fields }))),
    ],
    ['data/links.ndjson', lines(draft.links.map(({ hash, header }) => ({ hash, header })))],
    ['data/runs.ndjson', lines(draft.runs)],
    ['data/placements.ndjson', lines(draft.placements)],
    ['data/receipts.ndjson', lines(draft.receipts)],
    ['data/tokens.ndjson', lines(draft.tokens)],
    ...(draft.stamps ? [['data/stamps.ndjson', lines(draft.stamps)] as const] : []),
    ...draft.media,
  ]);
}

/** Puts the bag around it: RFC 8493. */
export function bagged(files: Files): Files {
  const data = [...files].filter(([path]) => path.startsWith('data/'));
  const manifest = (of: [string, Uint8Array][]) =>
    Buffer.from(of.map(([path, bytes]) => `${hexOf(bytes)}  ${path}\n`).join(''));
  const octets = data.reduce((sum, [, bytes]) => sum + bytes.length, 0);
  const tags: [string, Uint8Array][] = [
    ['bagit.txt', Buffer.from('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')],
    ['bag-info.txt', Buffer.from(`Payload-Oxum: ${octets}.${data.length}\n`)],
    ['manifest-sha256.txt', manifest(data)],
  ];
  return new Map([...tags, ['tagmanifest-sha256.txt', manifest(tags)], ...data]);
}
