import { sameAs } from './cells.ts';
import type { PresentWindow } from './present.ts';
import type { Units } from './units.ts';
import { differs, newIn, numberOf, textIn, told, type Work } from './work.ts';

interface KnownWindow {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly number: string | null;
}

/** Windows of one name are usual (综合窗口 1, 2, 3): the number tells them apart, the name only where there is none. */
export function workOutWindows(work: Work, units: Units): readonly KnownWindow[] {
  const known = new Map<string, KnownWindow>(work.present.windows.map((window) => [window.id, window]));
  const rows = new Map<string, number>();
  for (const line of work.lines.windows) {
    if (line.broken) continue;
    const { row } = line;
    const found = units.find(told(line, 'unit'), 'windows', row, 'unit');
    if (found === 'wrong') continue;
    const unit = found.unit.id;
    const name = told(line, 'name');
    const number = textIn(line, 'number');
    const here = [...known.values()].filter((window) => window.unit === unit);
    const stands =
      here.find((one) => number !== null && sameAs(one.number ?? '') === sameAs(number)) ??
      here.find((one) => (number === null || one.number === null) && sameAs(one.name) === sameAs(name));
    const before = stands === undefined ? undefined : rows.get(stands.id);
    if (before !== undefined) {
      work.wrong('windows', row, number === null ? 'name' : 'number', 'twice-in-file', { row: before });
      continue;
    }
    const said = { unit, name, number: number ?? stands?.number ?? null };
    const fields = { unit, name, ...(said.number === null ? {} : { number: said.number }) };
    const id = stands?.id ?? newIn('windows', row);
    const at = { sheet: 'windows', row, fields } as const;
    if (stands === undefined)
      work.step({ ...at, did: 'create', command: 'registerWindow', target: null, makes: id });
    else if (differs(said, stands)) {
      const expected = (stands as PresentWindow).version;
      work.step({ ...at, did: 'change', command: 'reviseWindow', target: { id, expected }, makes: null });
    } else work.same('windows');
    known.set(id, { id, ...said });
    rows.set(id, row);
  }
  return [...known.values()];
}

/** A post is known by its unit, its window and its name; there is nothing else of it to change. */
export function workOutPosts(work: Work, units: Units, windows: readonly KnownWindow[]): void {
  const keyOf = (unit: string, window: string | null, name: string) =>
    `${unit} ${window ?? ''} ${sameAs(name)}`;
  const standing = new Set(work.present.posts.map(({ unit, window, name }) => keyOf(unit, window, name)));
  const seen = new Map<string, number>();
  for (const line of work.lines.posts) {
    if (line.broken) continue;
    const { row } = line;
    const found = units.find(told(line, 'unit'), 'posts', row, 'unit');
    if (found === 'wrong') continue;
    const unit = found.unit.id;
    const window = windowOf(work, windows, unit, textIn(line, 'window'), row);
    if (window === 'wrong') continue;
    const name = told(line, 'name');
    const key = keyOf(unit, window, name);
    const before = seen.get(key);
    if (before !== undefined) {
      work.wrong('posts', row, 'name', 'twice-in-file', { row: before });
      continue;
    }
    seen.set(key, row);
    if (standing.has(key)) {
      work.same('posts');
      continue;
    }
    const fields = { unit, name, ...(window === null ? {} : { window }) };
    const makes = newIn('posts', row);
    work.step({ sheet: 'posts', row, did: 'create', command: 'registerPost', fields, target: null, makes });
  }
}

/** Said by its number or by its name. A row of a window that is wrong itself leaves nothing to be found, and is told. */
function windowOf(
  work: Work,
  windows: readonly KnownWindow[],
  unit: string,
  text: string | null,
  row: number,
): string | null | 'wrong' {
  if (text === null) return null;
  const here = windows.filter((window) => window.unit === unit);
  const byNumber = here.filter((window) => window.number !== null && sameAs(window.number) === sameAs(text));
  const named = byNumber.length > 0 ? byNumber : here.filter((one) => sameAs(one.name) === sameAs(text));
  const [only, ...more] = named;
  if (only !== undefined && more.length === 0) return only.id;
  if (only === undefined) work.wrong('posts', row, 'window', 'window-unknown', { text });
  else work.wrong('posts', row, 'window', 'window-ambiguous', { text, count: named.length });
  return 'wrong';
}

/** A service item is known by its code in the whole office, as in the published catalogue. */
export function workOutItems(work: Work, units: Units): void {
  const standing = new Map(work.present.items.map((item) => [sameAs(item.code), item]));
  const seen = new Map<string, number>();
  for (const line of work.lines.items) {
    if (line.broken) continue;
    const { row } = line;
    const found = units.find(told(line, 'unit'), 'items', row, 'unit');
    if (found === 'wrong') continue;
    const code = told(line, 'code');
    const before = seen.get(sameAs(code));
    if (before !== undefined) {
      work.wrong('items', row, 'code', 'twice-in-file', { row: before });
      continue;
    }
    seen.set(sameAs(code), row);
    const stands = standing.get(sameAs(code)) ?? null;
    const fields = {
      code: stands?.code ?? code,
      name: told(line, 'name'),
      unit: found.unit.id,
      handlingMode: told(line, 'handlingMode'),
      statutoryLimit: numberOf(line, 'statutoryLimit') ?? 0,
      promisedLimit: numberOf(line, 'promisedLimit') ?? 0,
      feeFen: numberOf(line, 'fee') ?? 0,
    };
    if (fields.promisedLimit > fields.statutoryLimit) {
      work.wrong('items', row, 'promisedLimit', 'promise-longer-than-law');
      continue;
    }
    const at = { sheet: 'items', row, fields } as const;
    if (stands === null)
      work.step({
        ...at,
        did: 'create',
        command: 'registerServiceItem',
        target: null,
        makes: newIn('items', row),
      });
    else if (differs(fields, stands))
      work.step({
        ...at,
        did: 'change',
        command: 'reviseServiceItem',
        target: { id: stands.id, expected: stands.version },
        makes: null,
      });
    else work.same('items');
  }
}
