import { localParts } from '@mingcha/domain/calendar';
import { type Receipt, type TimeToken, type TreeHead, tokenHash } from '@mingcha/journal';
import { ports } from '../../journal/ports.ts';
import type { Disclosed } from '../disclose.ts';
import type { AbsentFile, PackedFile } from '../files.ts';
import { both, escaped, named, paragraphs } from './said.ts';
import { type People, storyOf } from './story.ts';
import { style } from './style.ts';

export interface Page {
  readonly id: string;
  readonly case: { readonly type: string; readonly id: string };
  readonly scope: string;
  readonly told: boolean;
  readonly receiver: string;
  readonly madeAt: number;
  readonly madeBy: { readonly person: string; readonly seat: string | null };
  readonly office: { readonly name: string; readonly zone: string };
  /** Id of the key that signs heads, receipts and tokens. */
  readonly server: string;
  readonly head: TreeHead;
  /** Older heads, ascending. */
  readonly heads: readonly TreeHead[];
  /** Where each of the entries stands in the log. */
  readonly leaves: readonly number[];
  readonly entries: readonly Disclosed[];
  /** Of the entries those that are about the case. */
  readonly own: ReadonlySet<string>;
  readonly tablets: ReadonlySet<string>;
  readonly files: readonly PackedFile[];
  readonly absent: readonly AbsentFile[];
  readonly receipts: readonly Receipt[];
  readonly tokens: readonly TimeToken[];
}

/** `data/index.html`: the same to read. It proves nothing, and says so. */
export function pageOf(page: Page): string {
  const { entries, own, office, head } = page;
  const moment = momentIn(office.zone);
  const people = peopleIn(entries);
  const story = entries.filter(({ hash }) => own.has(hash));
  const arrivals = new Map(page.receipts.map(({ hash, arrival }) => [hash, arrival]));
  const tokens = new Map(page.tokens.map((token) => [tokenHash(ports, token), token.at]));
  const leaves = new Map(entries.map(({ hash }, index) => [hash, page.leaves[index] ?? 0]));
  const leafOf = (hash: string) => leaves.get(hash) ?? 0;
  // The first head in the package that has this entry under it.
  const earliest = (leaf: number) => page.heads.find(({ size }) => size > leaf)?.at ?? head.at;
  const title = `${both('package.page.title')} · ${named(`subject.${page.case.type}`)}`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:; media-src 'self' file:">
<title>${escaped(page.id)}</title>
<style>${style}</style>
</head>
<body><main>
<p class="who">${escaped(office.name)}</p>
<h1>${title}</h1>
${factsOf(page, people, moment)}
<h2>${both('package.page.story')}</h2>
${paragraphs('package.page.story-says')}
${storyOf(story, {
  people,
  files: page.files,
  absent: page.absent,
  moment,
  between: ({ hash, header }) => ({
    after: header.time.token === null ? null : (tokens.get(header.time.token) ?? null),
    before: arrivals.get(hash) ?? earliest(leafOf(hash)),
  }),
  isTablet: (writer) => page.tablets.has(writer),
})}
<h2>${both('package.page.missing')}</h2>
${missingOf(page, story)}
<h2>${both('package.page.check')}</h2>
${paragraphs('package.page.check-1')}
${paragraphs('package.page.check-2')}
<p class="key">${escaped(fingerprint(page.server))}</p>
${paragraphs('package.page.check-3')}
</main></body>
</html>
`;
}

/** Groups of four, as a tablet shows it: it is compared by eye. */
const fingerprint = (key: string): string => (key.match(/.{1,4}/g) ?? []).join(' ');

/** A minute is too wide for what a receipt proves. */
function momentIn(zone: string): (at: number) => string {
  return (at) => {
    const { day, time } = localParts(at, zone);
    return `${day} ${time}:${new Date(at).toISOString().slice(17, 19)}`;
  };
}

function factsOf(page: Page, people: People, moment: (at: number) => string): string {
  const { madeBy, head } = page;
  const maker = [
    madeBy.seat === null ? null : (people.seats.get(madeBy.seat) ?? null),
    people.names.get(madeBy.person) ?? null,
  ].filter((part) => part !== null);
  const rows: readonly (readonly [string, string])[] = [
    [
      both('package.page.case'),
      `${named(`subject.${page.case.type}`)} <code>${escaped(page.case.id)}</code>`,
    ],
    [both('package.page.scope'), named(`package-scope.${page.scope}`)],
    [both('package.page.receiver'), escaped(page.receiver)],
    [both('package.page.made'), moment(page.madeAt)],
    [
      both('package.page.made-by'),
      `${escaped(maker.join(' · '))} <code>${escaped(madeBy.person.slice(0, 12))}</code>`,
    ],
    [both('package.page.id'), `<code>${escaped(page.id)}</code>`],
    [
      both('package.page.log'),
      `${both('package.page.log-says', { size: head.size, at: moment(head.at) })} <code>${head.root}</code>`,
    ],
    [both('package.page.key'), `<span class="key">${escaped(fingerprint(page.server))}</span>`],
  ];
  return `<dl class="facts">${rows.map(([what, value]) => `<dt>${what}</dt><dd>${value}</dd>`).join('')}</dl>`;
}

/** Names where the package gives them, and what seats are called. */
function peopleIn(entries: readonly Disclosed[]): People {
  const names = new Map<string, string>();
  const seats = new Map<string, string>();
  for (const { header, payload } of entries) {
    const { type, id } = header.subject;
    if (type === 'person' && typeof payload.name === 'string') names.set(id, payload.name);
    if (type === 'seat' && typeof payload.title === 'string') seats.set(id, payload.title);
  }
  return { names, seats };
}

function missingOf({ scope, told, absent }: Page, story: readonly Disclosed[]): string {
  const says = told
    ? 'package.page.missing-told'
    : scope === 'full'
      ? 'package.page.missing-full'
      : 'package.page.missing-masked';
  const count = story.flatMap(({ fields }) => fields).filter((field) => !('salt' in field)).length;
  const gone = absent.map(
    ({ role, why, sha256, of }) =>
      `<li>${named(`package-role.${role}`)} · ${named(`package-why.${why}`)} <a href="#${of}"><code>${sha256.slice(0, 16)}…</code></a></li>`,
  );
  const nothing = count === 0 && gone.length === 0;
  return [
    paragraphs(says),
    nothing ? paragraphs('package.page.nothing-missing') : '',
    count === 0 ? '' : paragraphs('package.page.missing-values', { count }),
    gone.length === 0 ? '' : `<ul>${gone.join('')}</ul>`,
  ].join('');
}
