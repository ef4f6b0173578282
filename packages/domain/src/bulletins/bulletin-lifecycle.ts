import type { Lifecycle, Recorded } from '../lifecycle.ts';
import { fromTable, made, nothingYet, withPerson } from '../machine.ts';
import { heldSecrecy } from '../secrecy.ts';
import type { BulletinCommand, BulletinFacts, BulletinState } from './bulletin.ts';
import { bulletinGuards } from './bulletin-guards.ts';
import { bulletinTransitions } from './bulletin-table.ts';
import { documentNumber } from './bulletin-view.ts';
import { commentGuards, commentsAfter } from './comment.ts';
import { leftOut } from './dropped.ts';
import { seriesOf, yearOf } from './number.ts';
import { announcedBy, isForPublic, judgedIn, publicationGuards } from './publication-guards.ts';

type Draft = Extract<BulletinCommand, { type: 'draftBulletin' | 'reviseBulletin' }>;

function fieldsOf(draft: Draft) {
  const { type: _, secrecy, scope, statements = [], publicNames = [], naming, ...rest } = draft;
  const { dropped: _dropped, ...fields } = { dropped: undefined, ...rest };
  return {
    ...fields,
    ...(statements.length === 0 ? {} : { statements }),
    scope,
    // Of what stays inside there is no other edition.
    ...(scope === 'public' && naming !== undefined ? { naming } : {}),
    ...(scope === 'public' && publicNames.length > 0 ? { publicNames: [...new Set(publicNames)] } : {}),
    secrecy: heldSecrecy(secrecy),
  };
}

/** Said of what really left: a reason for a finding that stays, or never was in it, is no record. */
function revisedOf({ fields }: BulletinState, revision: Extract<Draft, { type: 'reviseBulletin' }>) {
  const dropped = (revision.dropped ?? []).filter(({ finding }) =>
    leftOut(fields?.findings, revision.findings).includes(finding),
  );
  return { ...fieldsOf(revision), ...(dropped.length === 0 ? {} : { dropped }) };
}

function apply(state: BulletinState, entry: Recorded): BulletinState {
  const actor = entry.actor.person;
  switch (entry.kind) {
    case 'bulletin.drafted':
    case 'bulletin.revised':
      // Whatever was checked was checked on another text.
      return {
        ...state,
        fields: entry.payload,
        drafters: withPerson(state.drafters, actor),
        factChecker: null,
        privacyChecker: null,
        reviewer: null,
        masks: [],
      };
    case 'bulletin.fact-checked':
      return { ...state, factChecker: actor };
    case 'bulletin.privacy-checked':
      return { ...state, privacyChecker: actor, masks: entry.payload.masks ?? [] };
    case 'bulletin.reviewed':
      return { ...state, reviewer: actor };
    case 'bulletin.signed':
      return {
        ...state,
        signer: actor,
        signedAt: entry.at,
        viewHash: entry.payload.viewHash,
        publicViewHash: entry.payload.public?.viewHash ?? null,
      };
    case 'bulletin.numbered':
      return { ...state, numbered: entry.payload };
    case 'bulletin.rendered': {
      const { sha256, size, fingerprint } = entry.payload;
      return { ...state, rendered: { sha256, size, fingerprint } };
    }
    case 'bulletin.sealed': {
      const { copies, sealedBy: by, sealedOn: on } = entry.payload;
      return { ...state, sealed: { copies, by, on } };
    }
    case 'bulletin.sealed-by-key':
      return { ...state, sealedByKey: { sha256: entry.payload.sha256, by: actor } };
    case 'bulletin.issued':
      return { ...state, issuedTo: entry.payload.units, issuedAt: entry.at };
    case 'bulletin.corrected':
      return { ...state, correctedBy: entry.payload.by, reason: entry.payload.reason };
    case 'bulletin.public-rendered': {
      const { sha256, size } = entry.payload;
      return { ...state, publicRendered: { sha256, size } };
    }
    case 'bulletin.window-waived':
      return { ...state, waived: entry.payload.reason };
    case 'bulletin.published':
      return { ...state, published: { at: entry.at, by: actor, channels: entry.payload.channels } };
    case 'bulletin.correction-published':
      return { ...state, announced: entry.at };
    case 'bulletin.returned':
    case 'bulletin.revoked':
      return { ...state, reason: entry.payload.reason };
    default:
      return commentsAfter(state, entry);
  }
}

export const bulletinLifecycle: Lifecycle<BulletinState, BulletinCommand, BulletinFacts> = fromTable<
  BulletinState,
  BulletinCommand,
  BulletinFacts
>({
  subject: 'bulletin',
  initial: {
    ...nothingYet,
    fields: null,
    drafters: [],
    factChecker: null,
    privacyChecker: null,
    reviewer: null,
    signer: null,
    signedAt: null,
    viewHash: null,
    numbered: null,
    rendered: null,
    sealed: null,
    sealedByKey: null,
    issuedTo: [],
    issuedAt: null,
    masks: [],
    publicViewHash: null,
    publicRendered: null,
    waived: null,
    published: null,
    announced: null,
    correctedBy: null,
    reason: null,
    comments: [],
  },
  transitions: bulletinTransitions,
  guards: { ...bulletinGuards, ...publicationGuards, ...commentGuards },
  emits: {
    draftBulletin: (_, command) => made('bulletin.drafted', fieldsOf(command)),
    reviseBulletin: (state, command) => made('bulletin.revised', revisedOf(state, command)),
    handInBulletin: () => made('bulletin.handed-in', {}),
    factCheckBulletin: (_, { opinion }) => made('bulletin.fact-checked', { opinion }),
    privacyCheckBulletin: (state, { statement, impact }, facts) =>
      made('bulletin.privacy-checked', {
        statement,
        ...(isForPublic(state) ? { ...(impact ? { impact } : {}), masks: judgedIn(state, facts) } : {}),
      }),
    reviewBulletin: (_, { opinion }) => made('bulletin.reviewed', { opinion }),
    returnBulletin: (_, { reason }) => made('bulletin.returned', { reason }),
    signBulletin: (_, { viewHash, publicViewHash, opinion }) =>
      made('bulletin.signed', {
        viewHash,
        ...(publicViewHash === undefined ? {} : { public: { viewHash: publicViewHash } }),
        opinion,
      }),
    numberBulletin: ({ id, fields }, _, { office, nextSerial: serial = 1, today: date = '' }) => {
      const code = fields?.series ?? '';
      const year = yearOf(date);
      const series = seriesOf(office, code, year);
      const number = documentNumber({ code, year, serial });
      return [
        ...made('bulletin.numbered', { series, year, serial, number, date }),
        ...made('series.taken', { serial, bulletin: id ?? '' }, { type: 'series', id: series }),
      ];
    },
    recordRendering: (_, { type: _type, ...rendering }) => made('bulletin.rendered', rendering),
    sealBulletinByKey: (_, { type: _type, ...sealing }) => made('bulletin.sealed-by-key', sealing),
    sealBulletin: (_, { type: _type, ...sealing }) => made('bulletin.sealed', sealing),
    issueBulletin: ({ sealed, sealedByKey }, { units }) =>
      made('bulletin.issued', {
        units: [...new Set(units)],
        ...(sealed === null && sealedByKey === null ? { unsealed: true } : {}),
      }),
    recordPublicRendering: (_, { type: _type, ...rendering }) => made('bulletin.public-rendered', rendering),
    waiveWindow: (_, { reason }) => made('bulletin.window-waived', { reason }),
    publishBulletin: ({ publicRendered, waived, fields }, { channels }, { reviewWindow }) => {
      const until = reviewWindow?.until ?? null;
      const early = waived === null ? null : 'waived';
      const window = fields?.corrects === undefined ? (early ?? 'passed') : 'correction';
      return made('bulletin.published', {
        sha256: publicRendered?.sha256 ?? '',
        channels,
        window,
        ...(window === 'passed' && until !== null ? { windowEnded: until } : {}),
      });
    },
    correctBulletin: (state, { by, reason }, facts) =>
      made('bulletin.corrected', { by, reason, ...announcedBy(state, facts.now, facts) }),
    revokeBulletin: (state, { reason }, facts) =>
      made('bulletin.revoked', { reason, ...announcedBy(state, facts.now, facts) }),
    publishCorrection: (_, { channels }) => made('bulletin.correction-published', { channels }),
    commentBulletin: (_, { type: _type, ...said }, { newId }) =>
      made('bulletin.commented', { comment: newId('cmt'), ...said }),
    answerComment: (_, { comment, text }) => made('bulletin.comment-answered', { comment, text }),
    resolveComment: (_, { comment }) => made('bulletin.comment-resolved', { comment }),
  },
  apply,
  incompatible: [
    ['bulletin.signed', 'bulletin.returned'],
    ['bulletin.signed', 'bulletin.signed'],
    ['bulletin.numbered', 'bulletin.numbered'],
    ['bulletin.numbered', 'bulletin.revoked'],
    ['bulletin.sealed', 'bulletin.sealed'],
    ['bulletin.sealed', 'bulletin.sealed-by-key'],
    ['bulletin.sealed-by-key', 'bulletin.sealed-by-key'],
    ['bulletin.sealed-by-key', 'bulletin.revoked'],
    ['bulletin.sealed', 'bulletin.revoked'],
    ['bulletin.issued', 'bulletin.revoked'],
    ['bulletin.corrected', 'bulletin.revoked'],
    ['bulletin.published', 'bulletin.published'],
    ['bulletin.published', 'bulletin.revoked'],
    ['bulletin.published', 'bulletin.corrected'],
    ['series.taken', 'series.taken'],
  ],
});
