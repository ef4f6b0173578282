import type { Field, Json } from '@mingcha/journal';
import { hasWord, say, type WordKey } from '@mingcha/words';
import type { Disclosed } from '../disclose.ts';
import type { AbsentFile, PackedFile } from '../files.ts';
import { both, escaped, lines, named } from './said.ts';

export interface People {
  readonly names: ReadonlyMap<string, string>;
  readonly seats: ReadonlyMap<string, string>;
}

export interface Told {
  readonly people: People;
  readonly files: readonly PackedFile[];
  readonly absent: readonly AbsentFile[];
  /** Years, days and minutes where the office is. */
  readonly moment: (at: number) => string;
  /** When at the latest, and where a token says so, when at the earliest. */
  readonly between: (entry: Disclosed) => { readonly after: number | null; readonly before: number };
  readonly isTablet: (writer: string) => boolean;
}

const clock = `per_${'0'.repeat(26)}`;

export function storyOf(entries: readonly Disclosed[], told: Told): string {
  return `<ol>${entries.map((entry) => lineOf(entry, told)).join('')}</ol>`;
}

function lineOf(entry: Disclosed, told: Told): string {
  const { header, hash } = entry;
  const { after, before } = told.between(entry);
  const own = told.isTablet(header.writer) ? 'package.page.clock' : 'package.page.server-clock';
  const when = lines((language) => [
    say(language, own, { at: told.moment(header.time.clock) }),
    after === null
      ? say(language, 'package.page.until', { before: told.moment(before) })
      : say(language, 'package.page.between', { after: told.moment(after), before: told.moment(before) }),
  ]);
  return [
    `<li id="${hash}"><b>${named(`kind.${header.kind}`)}</b>`,
    `<div class="who">${whoOf(entry, told.people)}</div>`,
    `<div class="when">${when}</div>`,
    saidIn(entry),
    heldBack(entry),
    filesOf(entry, told),
    '</li>',
  ].join('');
}

function whoOf({ header }: Disclosed, { names, seats }: People): string {
  const { person, seat } = header.actor;
  if (person === clock) return both('package.page.office-clock');
  const place = seat === null ? null : (seats.get(seat) ?? null);
  const name = names.get(person) ?? null;
  const shown = name === null ? both('package.page.somebody') : escaped(name);
  return `${place === null ? '' : `${escaped(place)} · `}${shown} <code>${escaped(person.slice(0, 12))}</code>`;
}

const shownFirst = [
  'title',
  'number',
  'style',
  'observation',
  'place',
  'post',
  'criterion',
  'text',
  'facts',
  'intro',
  'requirements',
  'points',
  'statement',
  'opinion',
  'ground',
  'grounds',
  'requests',
  'reasons',
  'basis',
  'reason',
  'instruction',
  'note',
  'scenario',
  'words',
  'excused',
  'postUnknownReason',
];

/** What was said in it, in the words it was said in. */
function saidIn({ payload }: Disclosed): string {
  return shownFirst
    .flatMap((key): string[] => {
      const text = textOf(key, payload[key]);
      const label = `package.field.${key}`;
      return text === null || !hasWord(label) ? [] : [`<div class="said"><i>${both(label)}</i>${text}</div>`];
    })
    .join('');
}

function textOf(key: string, value: Json | undefined): string | null {
  if (typeof value === 'string')
    return key === 'style' ? named(`style.${value}`) : value === '' ? null : escaped(value);
  if (Array.isArray(value)) {
    const parts = value.flatMap((one) => {
      const { n, text } = (one ?? {}) as { n?: Json; text?: Json };
      return typeof text === 'string' ? [`${typeof n === 'number' ? `${n}. ` : ''}${escaped(text)}`] : [];
    });
    return parts.length === 0 ? null : parts.join('\n');
  }
  if (key === 'number' && typeof value === 'object' && value !== null && 'number' in value)
    return typeof value.number === 'string' ? escaped(value.number) : null;
  return null;
}

const labelOf = (path: string): WordKey => {
  const key = `package.field.${path.split('/')[0] ?? ''}`;
  return hasWord(key) ? key : 'package.field.other';
};

/** Which places hold only a digest: by their own names, so that whoever shows the value later is understood. */
function heldBack({ fields }: Disclosed): string {
  const line = (key: 'package.page.held-back' | 'package.page.erased', those: readonly Field[]): string => {
    const labels = [...new Set(those.map(({ path }) => labelOf(path)))];
    if (labels.length === 0) return '';
    const what = lines((language) => [
      say(language, key, { what: labels.map((label) => say(language, label)).join(' · ') }),
    ]);
    return `<div class="held">${what}</div>`;
  };
  return [
    line(
      'package.page.held-back',
      fields.filter((field) => !('salt' in field) && !('by' in field)),
    ),
    line(
      'package.page.erased',
      fields.filter((field) => 'by' in field),
    ),
  ].join('');
}

function filesOf({ hash }: Disclosed, { files, absent }: Told): string {
  const here = files.filter(({ of }) => of === hash).map(figureOf);
  const gone = absent
    .filter(({ of }) => of === hash)
    .map(
      ({ role, why, sha256 }) =>
        `<div class="held">${named(`package-role.${role}`)} · ${named(`package-why.${why}`)} <code>${sha256.slice(0, 16)}…</code></div>`,
    );
  return [...here, ...gone].join('');
}

export function figureOf({ path, mime, role, sha256 }: PackedFile): string {
  const at = escaped(path.replace(/^data\//, ''));
  const caption = `<figcaption>${named(`package-role.${role}`)} · <a href="${at}">${sha256.slice(0, 16)}…</a></figcaption>`;
  if (mime.startsWith('image/'))
    return `<figure><a href="${at}"><img src="${at}" alt="" loading="lazy"></a>${caption}</figure>`;
  if (mime.startsWith('audio/'))
    return `<figure><audio controls preload="none" src="${at}"></audio>${caption}</figure>`;
  if (mime.startsWith('video/'))
    return `<figure><video controls preload="none" src="${at}"></video>${caption}</figure>`;
  return `<figure>${caption}</figure>`;
}
