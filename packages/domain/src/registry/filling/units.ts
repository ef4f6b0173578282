import { sameAs } from './cells.ts';
import type { PresentUnit } from './present.ts';
import type { Line } from './read-sheets.ts';
import type { SheetName } from './sheets.ts';
import { differs, newIn, textIn, told, type Work } from './work.ts';

/** A unit as it will stand, from the register or from the file. */
export interface KnownUnit {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly stands: PresentUnit | null;
  readonly line: Line | null;
}

type Found = { readonly unit: KnownUnit } | 'wrong';

/** Units by code and by name: how every other sheet speaks of them. */
export class Units {
  readonly #work: Work;
  readonly #byCode = new Map<string, KnownUnit>();
  readonly #byName = new Map<string, KnownUnit[]>();

  constructor(work: Work) {
    this.#work = work;
    const standing = new Map(work.present.units.map((unit) => [sameAs(unit.code), unit]));
    for (const line of work.lines.units) {
      const code = textIn(line, 'code');
      if (code === null) continue;
      const before = this.#byCode.get(sameAs(code));
      if (before?.line) {
        work.wrong('units', line.row, 'code', 'twice-in-file', { row: before.line.row });
        continue;
      }
      const stands = standing.get(sameAs(code)) ?? null;
      const name = textIn(line, 'name') ?? stands?.name ?? '';
      this.#byCode.set(sameAs(code), {
        id: stands?.id ?? newIn('units', line.row),
        code,
        name,
        stands,
        line,
      });
    }
    for (const [code, stands] of standing)
      if (!this.#byCode.has(code)) this.#byCode.set(code, { ...stands, stands, line: null });
    for (const unit of this.#byCode.values()) {
      const key = sameAs(unit.name);
      this.#byName.set(key, [...(this.#byName.get(key) ?? []), unit]);
    }
  }

  get all(): readonly KnownUnit[] {
    return [...this.#byCode.values()];
  }

  /** By code first, then by name; an unknown or a double name is told at its place. */
  find(text: string, sheet: SheetName, row: number, column: string): Found {
    const byCode = this.#byCode.get(sameAs(text));
    if (byCode !== undefined) return { unit: byCode };
    const named = this.#byName.get(sameAs(text)) ?? [];
    const [only, ...more] = named;
    if (only !== undefined && more.length === 0) return { unit: only };
    if (only === undefined) this.#work.wrong(sheet, row, column, 'unit-unknown', { text });
    else this.#work.wrong(sheet, row, column, 'unit-ambiguous', { text, count: named.length });
    return 'wrong';
  }

  /** The unit of an optional column: null where nothing is said. */
  optional(line: Line, sheet: SheetName, column: string): KnownUnit | null | 'wrong' {
    const text = textIn(line, column);
    if (text === null) return null;
    const found = this.find(text, sheet, line.row, column);
    return found === 'wrong' ? found : found.unit;
  }
}

/** Parents before children, so that nothing is registered below what is not there yet. */
export function workOutUnits(work: Work, units: Units): void {
  const parents = new Map<string, string | null>(work.present.units.map(({ id, parent }) => [id, parent]));
  const wanted: { unit: KnownUnit; line: Line; parent: string | null }[] = [];
  for (const unit of units.all) {
    const { line } = unit;
    if (line === null || line.broken) continue;
    const above = units.optional(line, 'units', 'parent');
    if (above === 'wrong') continue;
    parents.set(unit.id, above?.id ?? null);
    wanted.push({ unit, line, parent: above?.id ?? null });
  }
  const placed = new Set(work.present.units.map(({ id }) => id));
  const waiting = wanted.filter(({ unit, line }) => {
    if (!inCircle(unit.id, parents)) return true;
    work.wrong('units', line.row, 'parent', 'unit-in-circle');
    return false;
  });
  while (waiting.length > 0) {
    const next = waiting.findIndex(({ parent }) => parent === null || placed.has(parent));
    // What waits for a broken row is not told again: that row is told already.
    if (next < 0) return;
    const [one] = waiting.splice(next, 1);
    if (one === undefined) return;
    placed.add(one.unit.id);
    stepFor(work, one.unit, one.line, one.parent);
  }
}

function stepFor(work: Work, unit: KnownUnit, line: Line, parent: string | null): void {
  const { stands } = unit;
  const fields = {
    // The same code in other letters is no other code.
    code: stands?.code ?? told(line, 'code'),
    name: told(line, 'name'),
    level: told(line, 'level'),
    parent,
    targetClass: textIn(line, 'targetClass'),
    hasWindow: line.values.hasWindow === true,
  };
  const at = { sheet: 'units', row: line.row, fields } as const;
  if (stands === null)
    work.step({ ...at, did: 'create', command: 'registerUnit', target: null, makes: unit.id });
  else if (differs(fields, stands))
    work.step({
      ...at,
      did: 'change',
      command: 'reviseUnit',
      target: { id: stands.id, expected: stands.version },
      makes: null,
    });
  else work.same('units');
}

function inCircle(id: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let next = parents.get(id) ?? null; next !== null; next = parents.get(next) ?? null) {
    if (next === id) return true;
    if (seen.has(next)) return false;
    seen.add(next);
  }
  return false;
}
