import { say } from '@mingcha/words';
import type { People } from './people.ts';
import { choiceWord } from './read-sheets.ts';
import type { Units } from './units.ts';
import { newIn, textIn, told, type Work } from './work.ts';

/** One seat for each of the three duties of a unit. A seat that is held changes hands by hand-over, never by a workbook. */
export function workOutSeats(work: Work, units: Units, people: People): void {
  const seen = new Map<string, number>();
  const titles = new Map(work.present.seats.map((seat) => [`${seat.unit} ${seat.duty}`, seat]));
  for (const line of work.lines.seats) {
    if (line.broken) continue;
    const { row } = line;
    const unit = units.find(told(line, 'unit'), 'seats', row, 'unit');
    if (unit === 'wrong') continue;
    const duty = told(line, 'duty');
    const key = `${unit.unit.id} ${duty}`;
    const before = seen.get(key);
    if (before !== undefined) {
      work.wrong('seats', row, 'duty', 'twice-in-file', { row: before });
      continue;
    }
    seen.set(key, row);
    const name = textIn(line, 'holder');
    const at = { sheet: 'seats', row, column: 'holder' } as const;
    const holder =
      name === null ? null : people.find({ name, phone: textIn(line, 'phone'), unit: unit.unit }, at);
    if (holder === 'wrong') continue;
    const stands = titles.get(key) ?? null;
    if (stands?.holder && holder !== null && stands.holder !== holder.id) {
      const sits = work.present.people.find(({ id }) => id === stands.holder)?.name ?? '';
      work.wrong('seats', row, 'holder', 'seat-taken', { holder: sits });
      continue;
    }
    const id = stands?.id ?? newIn('seats', row);
    const title = textIn(line, 'title') ?? stands?.title ?? say('zh-CN', choiceWord('duty', duty));
    const step = { sheet: 'seats', row } as const;
    if (stands === null)
      work.step({
        ...step,
        did: 'create',
        command: 'establishSeat',
        fields: { unit: unit.unit.id, duty, title },
        target: null,
        makes: id,
      });
    else if (stands.title !== title)
      work.step({
        ...step,
        did: 'change',
        command: 'reviseSeat',
        fields: { unit: unit.unit.id, title },
        target: { id, expected: stands.version },
        makes: null,
      });
    if (holder !== null && !stands?.holder)
      work.step({
        ...step,
        did: 'change',
        command: 'fillSeat',
        fields: { person: holder.id },
        target: { id, expected: stands?.version ?? 1 },
        makes: null,
      });
    if (!work.asked('seats', row)) work.same('seats');
  }
}
