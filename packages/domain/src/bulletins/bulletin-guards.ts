import { releasedStates } from '../evidence/evidence.ts';
import { given } from '../fact.ts';
import { decidedAsTrue } from '../findings/finding.ts';
import type { Guard } from '../machine.ts';
import { isTombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import { tooSecret } from '../secrecy.ts';
import { vagueWording } from '../wording.ts';
import type { BulletinCommand, BulletinFacts, BulletinState } from './bulletin.ts';
import { leftOut, toExplain } from './dropped.ts';
import { lengthLimits } from './length.ts';

type BulletinGuard = Guard<BulletinState, BulletinCommand, BulletinFacts>;
type Draft = Extract<BulletinCommand, { type: 'draftBulletin' | 'reviseBulletin' }>;

export const bulletinLengthLimit = lengthLimits.special;

const asDraft = (command: BulletinCommand): Draft | null =>
  command.type === 'draftBulletin' || command.type === 'reviseBulletin' ? command : null;

export const bulletinGuards = {
  secrecyHeld: (_, command) => tooSecret(asDraft(command)?.secrecy ?? 'internal'),

  // an issued text names its units.
  wordingNames: (_, command) => {
    const draft = asDraft(command);
    const captions = draft?.photos.map((photo) => photo.caption) ?? [];
    return vagueWording(draft?.title, draft?.intro, draft?.requirements, ...captions);
  },

  findingsOnce: (_, command) => {
    const ids = asDraft(command)?.findings ?? [];
    const repeated = ids.length - new Set(ids).size;
    return repeated > 0 ? refusal('bulletin.finding-repeated', { count: repeated }) : null;
  },

  // A confirmed finding leaves a draft with a name and a reason, or not at all.
  dropsExplained: ({ fields }, command, { findings }) => {
    if (command.type !== 'reviseBulletin') return null;
    const explained = (command.dropped ?? []).map(({ finding }) => finding);
    const left = toExplain(leftOut(fields?.findings, command.findings), findings);
    const count = left.filter((finding) => !explained.includes(finding)).length;
    return count > 0 ? refusal('bulletin.drop-unexplained', { count }) : null;
  },

  statementsLinked: (_, command) => {
    const draft = asDraft(command);
    const named = (draft?.statements ?? []).flatMap(({ findings }) => findings);
    const count = new Set(named.filter((finding) => !draft?.findings.includes(finding))).size;
    return count > 0 ? refusal('bulletin.statement-foreign', { count }) : null;
  },

  complete: ({ fields }) => {
    const empty = (['intro', 'recipients'] as const).find((name) => {
      const value = fields?.[name];
      return !isTombstone(value) && !value?.length;
    });
    return empty ? refusal('bulletin.incomplete', { field: `field.bulletin.${empty}` }) : null;
  },

  findingsConfirmed: ({ fields }, _, { findings = [] }) => {
    const ids = fields?.findings ?? [];
    if (ids.length === 0) return refusal('bulletin.no-findings');
    const confirmed = new Set(
      findings.filter((each) => decidedAsTrue.includes(each.status)).map((each) => each.id),
    );
    const count = ids.filter((id) => !confirmed.has(id)).length;
    return count > 0 ? refusal('bulletin.finding-not-confirmed', { count }) : null;
  },

  // A picture enters after a second person found nobody in it, or its masked copy was checked by one.
  photosCleared: ({ fields }, _, { findings = [], photos = [] }) => {
    const named = fields && !isTombstone(fields.photos) ? fields.photos.map((photo) => photo.evidence) : [];
    const known = photos.filter((photo) => named.includes(photo.evidence));
    const visits = new Set(findings.map((each) => each.visit));
    const foreign = known.filter((photo) => !visits.has(photo.visit)).length;
    if (foreign > 0) return refusal('bulletin.photo-foreign', { count: foreign });
    const cleared = known
      .filter((photo) => releasedStates.includes(photo.status))
      .map((each) => each.evidence);
    const count = named.filter((evidence) => !cleared.includes(evidence)).length;
    return count > 0 ? refusal('bulletin.photo-not-cleared', { count }) : null;
  },

  withinLength: (_, __, facts) => {
    const characters = given(facts.characters, 'characters');
    return characters > bulletinLengthLimit
      ? refusal('bulletin.too-long', { characters, limit: bulletinLengthLimit })
      : null;
  },

  actorDidNotDraft: ({ drafters }, _, { person }) =>
    drafters.includes(person) ? refusal('bulletin.reviewer-is-drafter') : null,

  signerDidNotDraft: ({ drafters }, _, { person }) =>
    drafters.includes(person) ? refusal('bulletin.signer-is-drafter') : null,

  signerDidNotReview: ({ factChecker, privacyChecker, reviewer }, _, { person }) =>
    [factChecker, privacyChecker, reviewer].includes(person) ? refusal('bulletin.signer-is-reviewer') : null,

  // The signer signs what was on the screen; if it reads otherwise now, it must be looked at again.
  viewAsSeen: (_, command, { viewHash }) =>
    command.type === 'signBulletin' && command.viewHash !== viewHash
      ? refusal('bulletin.view-changed')
      : null,

  nextInSeries: (_, __, { nextSerial, today }) =>
    nextSerial !== undefined && nextSerial >= 1 && today !== undefined
      ? null
      : refusal('bulletin.number-not-next', { next: nextSerial ?? 0 }),

  renderedAsSigned: ({ viewHash }, command) =>
    (command.type === 'recordRendering' || command.type === 'sealBulletinByKey') &&
    command.viewHash !== viewHash
      ? refusal('bulletin.render-differs')
      : null,

  // One sealed original for every addressee.
  copiesSuffice: ({ fields }, command) => {
    const needed = new Set([...(fields?.recipients ?? []), ...(fields?.cc ?? [])]).size;
    return command.type === 'sealBulletin' && command.copies < needed
      ? refusal('bulletin.copies-too-few', { copies: command.copies, needed })
      : null;
  },

  sealedInTime: ({ numbered }, command, facts) => {
    if (command.type !== 'sealBulletin') return null;
    if (command.sealedOn > given(facts.today, 'today')) return refusal('bulletin.sealed-in-future');
    return numbered !== null && command.sealedOn < numbered.date
      ? refusal('bulletin.sealed-before-number', { day: numbered.date })
      : null;
  },

  sealScanHeld: (_, command, { scanHeld }) =>
    command.type === 'sealBulletin' && !given(scanHeld, 'scanHeld')
      ? refusal('attachment.missing', { name: command.scan.name })
      : null,

  keeperIsAnother: ({ drafters, signer }, _, { person }) =>
    [...drafters, signer].includes(person) ? refusal('bulletin.keeper-wrote-or-signed') : null,

  sealRecordedOrUnsealed: ({ sealed, sealedByKey }, command) =>
    command.type === 'issueBulletin' && sealed === null && sealedByKey === null && !command.unsealed
      ? refusal('bulletin.not-sealed')
      : null,

  unitsAreRecipients: ({ fields }, command) => {
    if (command.type !== 'issueBulletin') return null;
    const listed = [...(fields?.recipients ?? []), ...(fields?.cc ?? [])];
    const count = command.units.filter((unit) => !listed.includes(unit)).length;
    return count > 0 ? refusal('bulletin.units-not-recipients', { count }) : null;
  },

  correctionIssued: ({ id }, _, { correction }) =>
    (correction?.status === 'issued' || correction?.status === 'published') && correction.corrects === id
      ? null
      : refusal('bulletin.not-a-correction'),
} satisfies Record<string, BulletinGuard>;
