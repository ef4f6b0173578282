import { sameAs } from './cells.ts';
import type { PresentPerson } from './present.ts';
import type { Line } from './read-sheets.ts';
import type { SheetName } from './sheets.ts';
import type { KnownUnit, Units } from './units.ts';
import { newIn, textIn, told, type Work } from './work.ts';

export interface KnownPerson {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly unit: string | null;
  readonly stands: PresentPerson | null;
  /** The row that says this person, or will. */
  readonly broken: boolean;
}

const keyOf = (name: string, unit: string | null) => `${sameAs(name)} ${unit ?? ''}`;
const digits = (phone: string | null) => (phone ?? '').replace(/\D/g, '');

/**
 * A person is known by name and unit. Two of one name in one unit are told apart by their telephone numbers; where that
 * does not help either, the workbook is asked to.
 */
export class People {
  readonly #work: Work;
  readonly #known: KnownPerson[] = [];

  constructor(work: Work, units: Units) {
    this.#work = work;
    const standing = Map.groupBy(
      work.present.people.flatMap((person) =>
        person.name === null ? [] : [{ ...person, name: person.name }],
      ),
      ({ name, unit }) => keyOf(name, unit),
    );
    const matched = new Set<string>();
    const asked: { line: Line; unit: string | null; key: string }[] = [];
    for (const line of work.lines.people) {
      const name = textIn(line, 'name');
      const unit = units.optional(line, 'people', 'unit');
      if (name === null) continue;
      if (unit === 'wrong' || line.broken) {
        this.#add({ id: newIn('people', line.row), name, phone: textIn(line, 'phone'), unit: null }, true);
        continue;
      }
      asked.push({ line, unit: unit?.id ?? null, key: keyOf(name, unit?.id ?? null) });
    }
    const namesakes = Map.groupBy(asked, ({ key }) => key);
    for (const [key, lines] of namesakes) {
      const seen = new Map<string, number>();
      for (const { line, unit } of lines) {
        const phone = textIn(line, 'phone');
        const before = seen.get(digits(phone));
        if (before !== undefined || (lines.length > 1 && phone === null)) {
          const row = before ?? lines.find((one) => one.line !== line)?.line.row ?? line.row;
          work.wrong('people', line.row, 'name', 'twice-in-file', { row });
          continue;
        }
        seen.set(digits(phone), line.row);
        const same = (standing.get(key) ?? []).filter(({ id }) => !matched.has(id));
        const byPhone = same.find((one) => phone !== null && digits(one.phone) === digits(phone));
        if (byPhone === undefined && same.length > 1 && phone === null) {
          const facts = { text: told(line, 'name'), count: same.length };
          work.wrong('people', line.row, 'phone', 'person-ambiguous', facts);
          continue;
        }
        const stands = byPhone ?? (same.length === 1 && lines.length === 1 ? same[0] : undefined) ?? null;
        if (stands !== null) matched.add(stands.id);
        this.#take(line, unit, stands);
      }
    }
    for (const person of work.present.people)
      if (person.name !== null && !matched.has(person.id))
        this.#add({ ...person, name: person.name, stands: person }, false);
  }

  #add(person: Omit<KnownPerson, 'broken' | 'stands'> & { stands?: PresentPerson | null }, broken: boolean) {
    this.#known.push({ stands: null, ...person, broken });
  }

  #take(line: Line, unit: string | null, stands: PresentPerson | null): void {
    const name = told(line, 'name');
    // An empty cell says nothing about the telephone: it does not take one away.
    const phone = textIn(line, 'phone') ?? stands?.phone ?? null;
    const email = stands?.email ?? null;
    const fields = { name, unit, ...(phone === null ? {} : { phone }), ...(email === null ? {} : { email }) };
    const id = stands?.id ?? newIn('people', line.row);
    const at = { sheet: 'people', row: line.row, fields } as const;
    if (stands === null)
      this.#work.step({ ...at, did: 'create', command: 'registerPerson', target: null, makes: id });
    else if (stands.name !== name || (stands.phone ?? null) !== phone)
      this.#work.step({
        ...at,
        did: 'change',
        command: 'revisePerson',
        target: { id, expected: stands.version },
        makes: null,
      });
    else this.#work.same('people');
    this.#add({ id, name, phone, unit, stands }, false);
  }

  /** In the unit named if there is one of that name there, else anywhere; the telephone number decides between several. */
  find(
    said: { readonly name: string; readonly phone: string | null; readonly unit: KnownUnit | null },
    at: { readonly sheet: SheetName; readonly row: number; readonly column: string },
  ): KnownPerson | 'wrong' {
    const { name, phone, unit } = said;
    const named = this.#known.filter((one) => sameAs(one.name) === sameAs(name));
    const inUnit = named.filter((one) => unit !== null && one.unit === unit.id);
    const near = inUnit.length > 0 ? inUnit : named;
    const found = phone === null ? near : near.filter((one) => digits(one.phone) === digits(phone));
    const [only, ...more] = found;
    if (only === undefined) {
      this.#work.wrong(at.sheet, at.row, at.column, 'person-unknown', { text: name });
      return 'wrong';
    }
    if (more.length > 0) {
      const facts = { text: name, count: found.length };
      this.#work.wrong(at.sheet, at.row, at.column, 'person-ambiguous', facts);
      return 'wrong';
    }
    // The row that says this person is wrong itself, and told.
    return only.broken ? 'wrong' : only;
  }
}

/** Inspectors are people who are there already or in the sheet before. */
export function workOutInspectors(work: Work, units: Units, people: People): void {
  const seen = new Map<string, number>();
  for (const line of work.lines.inspectors) {
    if (line.broken) continue;
    const { row } = line;
    const at = { sheet: 'inspectors', row, column: 'name' } as const;
    const unit = units.optional(line, 'inspectors', 'unit');
    const homeUnit = units.optional(line, 'inspectors', 'homeUnit');
    const secondedFrom = units.optional(line, 'inspectors', 'secondedFrom');
    if (unit === 'wrong' || homeUnit === 'wrong' || secondedFrom === 'wrong') continue;
    const person = people.find({ name: told(line, 'name'), phone: textIn(line, 'phone'), unit }, at);
    if (person === 'wrong') continue;
    const before = seen.get(person.id);
    if (before !== undefined) {
      work.wrong('inspectors', row, 'name', 'twice-in-file', { row: before });
      continue;
    }
    seen.set(person.id, row);
    const { stands } = person;
    const home = homeUnit?.id ?? person.unit;
    const from = secondedFrom?.id ?? null;
    if (stands?.inspector && stands.homeUnit === home && stands.secondedFrom === from) {
      work.same('inspectors');
      continue;
    }
    work.step({
      sheet: 'inspectors',
      row,
      did: stands?.inspector ? 'change' : 'create',
      command: 'appointInspector',
      fields: { homeUnit: home, ...(from === null ? {} : { secondedFrom: from }) },
      target: { id: person.id, expected: stands?.version ?? 1 },
      makes: null,
    });
  }
}
