import { defineFold } from '@mingcha/db';
import type { Recorded, Tombstone } from '@mingcha/domain';
import { seatLifecycle } from '@mingcha/domain/registry';
import { type Draft, firstOf, lost, newestOf, open, versionOf, walk } from '../folding.ts';

const base = (entry: Recorded) => ({
  id: entry.subject.id,
  subjectId: entry.subject.id,
  office: entry.office,
});

type Ends = { readonly endedOn: string | null; readonly endReason: string | null };

/** What ended a line says when it was last there; nothing it said before is changed by that. */
function endingOf(entries: readonly Recorded[], kind: Extract<Recorded['kind'], `${string}.ended`>): Ends {
  const ended = entries.find((entry) => entry.kind === kind);
  if (ended === undefined) return { endedOn: null, endReason: null };
  const { on, reason } = ended.payload as { on: string; reason: string | Tombstone };
  return { endedOn: on, endReason: open(reason) };
}

/** The token itself is read from the entry where it is needed. */
function stampRow(entry: Recorded): Draft<'LogStamp'>[] {
  if (entry.kind !== 'log.stamped') return [];
  const { day, head, at, authority } = entry.payload;
  return [{ ...base(entry), id: entry.hash, size: head.size, day, at, authority }];
}

export const foldOffice = defineFold({
  tables: ['Office', 'LogStamp'],
  rows(entries) {
    const founded = firstOf(entries, 'office.founded');
    const LogStamp = entries.flatMap(stampRow);
    if (founded === undefined) return { Office: [], LogStamp };
    const settings: Record<string, string | number | boolean> = {};
    for (const entry of entries) {
      if (entry.kind === 'rule-setting.adopted') settings[entry.payload.key] = entry.payload.value;
    }
    const row: Draft<'Office'> = {
      ...base(founded),
      ...founded.payload,
      settings,
      foundedAt: founded.at,
      version: versionOf(entries),
    };
    return { Office: [row], LogStamp };
  },
});

export const foldUnit = defineFold({
  tables: ['Unit'],
  rows(entries) {
    let row: Draft<'Unit'> | null = null;
    for (const entry of entries) {
      if (entry.kind !== 'unit.registered' && entry.kind !== 'unit.revised') continue;
      row = {
        ...base(entry),
        ...entry.payload,
        ...endingOf(entries, 'unit.ended'),
        endedInto: firstOf(entries, 'unit.ended')?.payload.into ?? null,
        version: versionOf(entries),
      };
    }
    return { Unit: row === null ? [] : [row] };
  },
});

export const foldPerson = defineFold({
  tables: ['Person'],
  rows(entries) {
    const registered = firstOf(entries, 'person.registered');
    if (registered === undefined) return { Person: [] };
    const row: Draft<'Person'> = {
      ...base(registered),
      name: null,
      phone: null,
      email: null,
      erased: false,
      unit: null,
      inspector: false,
      homeUnit: null,
      secondedFrom: null,
      appointedAt: null,
      registeredAt: registered.at,
      version: versionOf(entries),
    };
    for (const entry of entries) {
      if (entry.kind === 'person.registered' || entry.kind === 'person.revised') {
        const { name, phone, email, unit } = entry.payload;
        Object.assign(row, {
          name: open(name),
          phone: open(phone ?? null),
          email: open(email ?? null),
          unit,
          erased: lost(name, phone, email),
        });
      }
      if (entry.kind === 'inspector.appointed') {
        const { homeUnit, secondedFrom = null } = entry.payload;
        Object.assign(row, { inspector: true, homeUnit, secondedFrom, appointedAt: entry.at });
      }
    }
    return { Person: [row] };
  },
});

export const foldSeat = defineFold({
  tables: ['Seat', 'SeatTenure'],
  incompatible: seatLifecycle.incompatible,
  rows(entries) {
    const established = firstOf(entries, 'seat.established');
    if (established === undefined) return { Seat: [], SeatTenure: [] };
    const seat: Draft<'Seat'> = {
      ...base(established),
      ...established.payload,
      holder: null,
      since: null,
      ...endingOf(entries, 'seat.ended'),
      version: versionOf(entries),
    };
    const tenures: Draft<'SeatTenure'>[] = [];
    walk(seatLifecycle, entries, (entry) => {
      if (entry.kind === 'seat.revised') Object.assign(seat, entry.payload);
      if (entry.kind === 'seat.filled') tenures.push(sit(seat, tenures, entry.payload.person, entry.at));
      if (entry.kind === 'seat.vacated') rise(seat, tenures, entry.at, entry.payload.reason);
    });
    return { Seat: [seat], SeatTenure: tenures };
  },
});

function sit(seat: Draft<'Seat'>, tenures: Draft<'SeatTenure'>[], person: string, at: number) {
  rise(seat, tenures, at, null);
  seat.holder = person;
  seat.since = at;
  const { id, office } = seat;
  return {
    id: `${id}/${tenures.length}`,
    subjectId: id,
    office,
    seat: id,
    person,
    since: at,
    until: null,
    reason: null,
  };
}

function rise(seat: Draft<'Seat'>, tenures: Draft<'SeatTenure'>[], at: number, reason: string | null): void {
  const last = tenures.at(-1);
  if (last !== undefined && last.until === null) Object.assign(last, { until: at, reason });
  seat.holder = null;
  seat.since = null;
}

export const foldWindow = defineFold({
  tables: ['ServiceWindow'],
  rows(entries) {
    const entry = newestOf(entries, 'window.registered', 'window.revised');
    if (entry === undefined) return { ServiceWindow: [] };
    const { unit, name, number = null } = entry.payload;
    return {
      ServiceWindow: [
        {
          ...base(entry),
          unit,
          name,
          number,
          ...endingOf(entries, 'window.ended'),
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldPost = defineFold({
  tables: ['Post'],
  rows(entries) {
    const entry = newestOf(entries, 'post.registered', 'post.revised');
    if (entry === undefined) return { Post: [] };
    const { unit, name, window = null } = entry.payload;
    return {
      Post: [
        {
          ...base(entry),
          unit,
          name,
          window,
          ...endingOf(entries, 'post.ended'),
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldServiceItem = defineFold({
  tables: ['ServiceItem'],
  rows(entries) {
    const entry = newestOf(entries, 'service-item.registered', 'service-item.revised');
    if (entry === undefined) return { ServiceItem: [] };
    return {
      ServiceItem: [
        {
          ...base(entry),
          ...entry.payload,
          ...endingOf(entries, 'service-item.ended'),
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldArea = defineFold({
  tables: ['Area'],
  rows(entries) {
    const entry = newestOf(entries, 'area.prohibited', 'area.revised');
    if (entry === undefined) return { Area: [] };
    const { unit = null, name, nature } = entry.payload;
    return {
      Area: [
        {
          ...base(entry),
          unit,
          name,
          nature,
          ...endingOf(entries, 'area.ended'),
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldRecorder = defineFold({
  tables: ['Recorder'],
  rows(entries) {
    const entry = newestOf(entries, 'recorder.registered', 'recorder.revised');
    if (entry === undefined) return { Recorder: [] };
    return {
      Recorder: [
        {
          ...base(entry),
          ...entry.payload,
          ...endingOf(entries, 'recorder.ended'),
          version: versionOf(entries),
        },
      ],
    };
  },
});

export const foldRelation = defineFold({
  tables: ['Relation'],
  rows(entries) {
    const entry = firstOf(entries, 'relation.declared');
    if (entry === undefined) return { Relation: [] };
    // What is said now; who declared it, and when, stays as it was.
    const said = newestOf(entries, 'relation.declared', 'relation.revised') ?? entry;
    const { person, unit = null, otherPerson = null, nature } = said.payload;
    const row: Draft<'Relation'> = {
      ...base(entry),
      person,
      unit,
      otherPerson: open(otherPerson),
      nature: open(nature),
      erased: lost(otherPerson, nature, firstOf(entries, 'relation.ended')?.payload.reason),
      declaredAt: entry.at,
      declaredBy: entry.actor.person,
      ...endingOf(entries, 'relation.ended'),
      version: versionOf(entries),
    };
    return { Relation: [row] };
  },
});
