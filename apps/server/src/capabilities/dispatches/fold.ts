import { defineFold, type Prisma } from '@mingcha/db';
import { isTombstone, type Recorded } from '@mingcha/domain';
import { dispatchLifecycle, titleOf } from '@mingcha/domain/dispatches';
import { type Draft, type EntryOf, firstOf, lost, open, versionOf, walk } from '../folding.ts';
import { keySeal, noKeySeal } from '../seal-columns.ts';

type Row = Draft<'Dispatch'>;
type Fields = EntryOf<'dispatch.drafted'>['payload'];

export const foldDispatch = defineFold({
  tables: ['Dispatch'],
  incompatible: dispatchLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const drafted = firstOf(entries, 'dispatch.drafted');
  if (drafted === undefined) return { Dispatch: [] };
  const row = begin(drafted);
  const state = walk(dispatchLifecycle, entries, (entry) => {
    row.changedAt = entry.at;
    written(row, entry);
    printed(row, entry);
  });
  row.state = state.status;
  row.reviewedBy = state.reviewer;
  row.drafters = [...state.drafters];
  row.outOfPlace = state.outOfPlace.length > 0;
  row.version = versionOf(entries);
  return { Dispatch: [row] };
}

const json = (value: unknown): Prisma.JsonValue => JSON.parse(JSON.stringify(value ?? null));

const columns = ({ text, ...fields }: Fields) => ({
  form: fields.form,
  unit: fields.unit ?? null,
  order: fields.order ?? null,
  items: [...fields.items],
  plan: fields.plan ?? null,
  findings: [...fields.findings],
  series: fields.series ?? null,
  withdraws: fields.withdraws?.id ?? null,
  addressees: [...(fields.addressees ?? (fields.unit === undefined ? [] : [fields.unit]))],
  secrecy: fields.secrecy,
  title: isTombstone(text) ? null : titleOf(text),
  text: isTombstone(text) ? null : json(text),
  erased: lost(text),
});

function begin(entry: EntryOf<'dispatch.drafted'>): Row {
  return {
    id: entry.subject.id,
    subjectId: entry.subject.id,
    office: entry.office,
    ...columns(entry.payload),
    state: '',
    drafter: entry.actor.person,
    drafters: [],
    reviewedBy: null,
    signedBy: null,
    signedAt: null,
    opinion: null,
    viewHash: null,
    number: null,
    year: null,
    serial: null,
    total: null,
    dated: null,
    sha256: null,
    size: null,
    fingerprint: null,
    renderedAt: null,
    sealedBy: null,
    sealedAt: null,
    ...noKeySeal,
    unsealed: false,
    issuedAt: null,
    servedAt: null,
    servedBy: null,
    proof: null,
    reviewDay: null,
    reviewDue: null,
    reason: null,
    outOfPlace: false,
    draftedAt: entry.at,
    revisedAt: entry.at,
    changedAt: entry.at,
    version: 0,
  };
}

function written(row: Row, entry: Recorded): void {
  switch (entry.kind) {
    case 'dispatch.revised':
      Object.assign(row, columns(entry.payload), { revisedAt: entry.at, reason: null });
      return;
    case 'dispatch.returned':
    case 'dispatch.revoked':
      row.reason = entry.payload.reason;
      return;
    case 'dispatch.signed': {
      const { viewHash, opinion, number } = entry.payload;
      Object.assign(row, { signedBy: entry.actor.person, signedAt: entry.at, viewHash, opinion });
      Object.assign(row, {
        number: number.number,
        year: number.year,
        serial: number.serial,
        total: number.total ?? null,
        dated: number.date,
      });
      return;
    }
    default:
      return;
  }
}

function printed(row: Row, entry: Recorded): void {
  switch (entry.kind) {
    case 'dispatch.rendered': {
      const { sha256, size, fingerprint } = entry.payload;
      Object.assign(row, { sha256, size, fingerprint, renderedAt: entry.at });
      return;
    }
    case 'dispatch.sealed-by-key':
      Object.assign(row, keySeal(entry.payload), { sealedBy: entry.actor.person, sealedAt: entry.at });
      return;
    case 'dispatch.issued':
      row.issuedAt = entry.at;
      row.unsealed = entry.payload.unsealed === true;
      return;
    case 'dispatch.served': {
      const { proof, review } = entry.payload;
      const said = open(proof);
      row.servedAt = said?.at ?? entry.at;
      row.servedBy = entry.actor.person;
      row.proof = said === null ? null : json(said);
      row.erased ||= lost(proof);
      row.reviewDay = review?.day ?? null;
      row.reviewDue = review?.due ?? null;
      return;
    }
    default:
      return;
  }
}
