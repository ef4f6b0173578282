import { defineFold } from '@mingcha/db';
import type { Recorded } from '@mingcha/domain';
import { bulletinLifecycle } from '@mingcha/domain/bulletins';
import { type Draft, type EntryOf, firstOf, lost, numbered, open, versionOf, walk } from '../folding.ts';
import { keySeal, noKeySeal } from '../seal-columns.ts';
import { published, toAnnounce, unpublished } from './fold-publication.ts';

type Row = Draft<'Bulletin'>;
type Fields = EntryOf<'bulletin.drafted'>['payload'];

export const foldBulletin = defineFold({
  tables: ['Bulletin', 'BulletinFinding', 'BulletinPhoto', 'BulletinUnit'],
  incompatible: bulletinLifecycle.incompatible,
  rows,
});

function rows(entries: readonly Recorded[]) {
  const drafted = firstOf(entries, 'bulletin.drafted');
  if (drafted === undefined) {
    return { Bulletin: [], BulletinFinding: [], BulletinPhoto: [], BulletinUnit: [] };
  }
  const row = begin(drafted);
  let fields = drafted.payload;
  let issued: readonly string[] = [];
  const state = walk(bulletinLifecycle, entries, (entry) => {
    if (entry.kind === 'bulletin.revised') {
      fields = entry.payload;
      Object.assign(row, written(fields), { revisedAt: entry.at });
    }
    if (entry.kind === 'bulletin.issued') issued = [...issued, ...entry.payload.units];
    stamp(row, entry);
  });
  row.state = state.status;
  // A revised text is checked again by everyone: the machine knows which checks still stand.
  row.factCheckedBy = state.factChecker;
  row.privacyCheckedBy = state.privacyChecker;
  row.reviewedBy = state.reviewer;
  if (state.privacyChecker === null) row.impact = null;
  row.outOfPlace = state.outOfPlace.length > 0;
  row.version = versionOf(entries);
  return {
    Bulletin: [row],
    BulletinFinding: numbered(row, fields.findings, (finding) => ({ bulletin: row.id, finding })),
    BulletinPhoto: numbered(row, open(fields.photos) ?? [], (photo) => ({ bulletin: row.id, ...photo })),
    BulletinUnit: numbered(row, fields.recipients, (unit) => ({
      bulletin: row.id,
      unit,
      issued: issued.includes(unit),
    })),
  };
}

const written = (fields: Fields) => ({
  title: fields.title,
  series: fields.series,
  scope: fields.scope,
  scopeReason: fields.scopeReason ?? null,
  naming: fields.naming ?? null,
  publicNames: [...(open(fields.publicNames ?? []) ?? [])],
  secrecy: fields.secrecy,
  intro: open(fields.intro),
  requirements: open(fields.requirements),
  cc: [...fields.cc],
  deadline: fields.deadline ?? null,
  corrects: fields.corrects ?? null,
  chart: fields.chart ?? null,
  englishTitle: fields.englishTitle ?? null,
  erased: lost(fields.intro, fields.requirements, fields.photos, fields.publicNames),
});

function begin(entry: EntryOf<'bulletin.drafted'>): Row {
  return {
    id: entry.subject.id,
    subjectId: entry.subject.id,
    office: entry.office,
    ...written(entry.payload),
    correctedBy: null,
    state: '',
    drafter: entry.actor.person,
    factCheckedBy: null,
    privacyCheckedBy: null,
    reviewedBy: null,
    signedBy: null,
    signedAt: null,
    viewHash: null,
    ...unpublished,
    opinion: null,
    reason: null,
    number: null,
    year: null,
    serial: null,
    dated: null,
    sha256: null,
    size: null,
    fingerprint: null,
    renderedAt: null,
    issuedAt: null,
    sealCopies: null,
    sealedBy: null,
    sealedOn: null,
    sealRegister: null,
    sealScan: null,
    ...noKeySeal,
    sealedAt: null,
    unsealed: false,
    outOfPlace: false,
    draftedAt: entry.at,
    revisedAt: entry.at,
    changedAt: entry.at,
    version: 0,
  };
}

function stamp(row: Row, entry: Recorded): void {
  row.changedAt = entry.at;
  switch (entry.kind) {
    case 'bulletin.signed':
      row.signedBy = entry.actor.person;
      row.signedAt = entry.at;
      row.viewHash = entry.payload.viewHash;
      row.publicViewHash = entry.payload.public?.viewHash ?? null;
      row.opinion = entry.payload.opinion;
      row.reason = null;
      return;
    case 'bulletin.returned':
      row.reason = entry.payload.reason;
      return;
    case 'bulletin.revoked':
      row.reason = entry.payload.reason;
      Object.assign(row, toAnnounce(entry.payload));
      return;
    case 'bulletin.corrected':
      row.correctedBy = entry.payload.by;
      row.reason = entry.payload.reason;
      Object.assign(row, toAnnounce(entry.payload));
      return;
    case 'bulletin.privacy-checked':
      row.impact = entry.payload.impact ?? null;
      return;
    default:
      printed(row, entry);
      published(row, entry);
      return;
  }
}

function printed(row: Row, entry: Recorded): void {
  switch (entry.kind) {
    case 'bulletin.numbered':
      row.number = entry.payload.number;
      row.year = entry.payload.year;
      row.serial = entry.payload.serial;
      row.dated = entry.payload.date;
      return;
    case 'bulletin.rendered':
      row.sha256 = entry.payload.sha256;
      row.size = entry.payload.size;
      row.fingerprint = entry.payload.fingerprint;
      row.renderedAt = entry.at;
      return;
    case 'bulletin.sealed':
      row.sealCopies = entry.payload.copies;
      row.sealedBy = entry.payload.sealedBy;
      row.sealedOn = entry.payload.sealedOn;
      row.sealRegister = entry.payload.register;
      row.sealScan = entry.payload.scan.sha256;
      row.sealedAt = entry.at;
      return;
    case 'bulletin.sealed-by-key':
      row.sealedBy = entry.actor.person;
      Object.assign(row, keySeal(entry.payload));
      row.sealedAt = entry.at;
      return;
    case 'bulletin.issued':
      row.issuedAt = entry.at;
      row.unsealed = entry.payload.unsealed === true;
      return;
    default:
      return;
  }
}

/** The register of one series. Its id says office, letterhead code and year; each number was taken by one entry. */
export const foldSeries = defineFold({
  tables: ['SeriesNumber'],
  incompatible: [['series.taken', 'series.taken']],
  rows: (entries) => ({
    SeriesNumber: entries.flatMap((entry) => {
      if (entry.kind !== 'series.taken') return [];
      const [, series = '', year = ''] = entry.subject.id.split('/');
      return [
        {
          id: `${entry.subject.id}/${entry.payload.serial}`,
          subjectId: entry.subject.id,
          office: entry.office,
          series,
          year: Number(year),
          serial: entry.payload.serial,
          bulletin: entry.payload.bulletin ?? null,
          order: entry.payload.order ?? null,
          appeal: entry.payload.appeal ?? null,
          dispatch: entry.payload.dispatch ?? null,
          takenAt: entry.at,
        },
      ];
    }),
  }),
});
