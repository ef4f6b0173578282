import { deadlineAfter } from '../calendar/deadline.ts';
import { recordedDeadline } from '../calendar/recorded-deadline.ts';
import { given } from '../fact.ts';
import type { Guard } from '../machine.ts';
import { isTombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';
import type { BulletinCommand, BulletinFacts, BulletinState } from './bulletin.ts';
import type { JudgedMask, PublicationChannel } from './publication-kinds.ts';

type PublicationGuard = Guard<BulletinState, BulletinCommand, BulletinFacts>;

export const isForPublic = ({ fields }: Pick<BulletinState, 'fields'>): boolean => fields?.scope === 'public';

/** Working days in which the same channels tell that what they published no longer stands. */
export const announceDays = 3;

export const announcedBy = ({ published }: BulletinState, now: number, { calendar }: BulletinFacts) =>
  published === null
    ? {}
    : { announce: recordedDeadline(deadlineAfter(given(calendar, 'calendar'), now, announceDays)) };

const lacking = (of: readonly PublicationChannel[], among: readonly PublicationChannel[]) =>
  of.filter(({ channel, name }) => !among.some((one) => one.channel === channel && one.name === name));

/** Each named picture has to be a masked copy now. Null: not one. */
const copyNow = ({ photos = [] }: BulletinFacts, evidence: string): string | null => {
  const photo = photos.find((one) => one.evidence === evidence);
  return photo?.status === 'mask-checked' ? (photo.mask?.sha256 ?? null) : null;
};

const named = ({ fields }: BulletinState): readonly string[] =>
  fields && !isTombstone(fields.photos) ? fields.photos.map(({ evidence }) => evidence) : [];

/** The copies that a check finds sufficient: those that stand at that moment. */
export const judgedIn = (state: BulletinState, facts: BulletinFacts): JudgedMask[] =>
  named(state).flatMap((evidence) => {
    const copy = copyNow(facts, evidence);
    return copy === null ? [] : [{ evidence, copy }];
  });

export const publicationGuards = {
  // that a case is told to everybody is a decision with a reason. R-106: not what has to be kept.
  publicationReasoned: (_, command) => {
    if (command.type !== 'draftBulletin' && command.type !== 'reviseBulletin') return null;
    if (command.scope !== 'public') return null;
    if (command.secrecy === 'work-secret') return refusal('bulletin.public-secret');
    return command.scopeReason === undefined || command.naming === undefined
      ? refusal('bulletin.publication-unreasoned')
      : null;
  },

  impactAssessed: (state, command) =>
    command.type === 'privacyCheckBulletin' && isForPublic(state) && command.impact === undefined
      ? refusal('bulletin.impact-missing')
      : null,

  // One person makes the masked copy, another checks it, and whoever finds it sufficient for everybody did not make it.
  photosMaskedForPublic: (state, _, context) => {
    if (!isForPublic(state)) return null;
    const open = named(state).filter((evidence) => copyNow(context, evidence) === null).length;
    if (open > 0) return refusal('bulletin.photo-not-masked', { count: open });
    const { photos = [], person } = context;
    const own = photos.filter(
      ({ evidence, mask }) => named(state).includes(evidence) && mask?.maker === person,
    ).length;
    return own > 0 ? refusal('bulletin.photo-own-mask', { count: own }) : null;
  },

  // A picture may have been masked once more since it was judged.
  masksAsJudged: (state, _, context) => {
    if (!isForPublic(state)) return null;
    const count = named(state).filter(
      (evidence) =>
        copyNow(context, evidence) !== (state.masks.find((one) => one.evidence === evidence)?.copy ?? ''),
    ).length;
    return count > 0 ? refusal('bulletin.mask-changed', { count }) : null;
  },

  namesReplaced: (state, _, { namesLeft }) => {
    if (!isForPublic(state)) return null;
    const left = given(namesLeft, 'namesLeft');
    return left.length > 0 ? refusal('bulletin.name-remains', { names: left.join('、') }) : null;
  },

  // Both editions were on the screen of whoever signs.
  publicViewAsSeen: (_, command, { publicViewHash }) =>
    command.type === 'signBulletin' && command.publicViewHash !== publicViewHash
      ? refusal('bulletin.view-changed')
      : null,

  publicRenderedAsSigned: ({ publicViewHash }, command) =>
    command.type === 'recordPublicRendering' && command.viewHash !== publicViewHash
      ? refusal('bulletin.render-differs')
      : null,

  scopeIsPublic: (state) => (isForPublic(state) ? null : refusal('bulletin.not-for-public')),

  publisherDidNotDraft: ({ drafters }, _, { person }) =>
    drafters.includes(person) ? refusal('bulletin.publisher-is-drafter') : null,

  publicRendered: ({ publicRendered }) =>
    publicRendered === null ? refusal('bulletin.public-not-rendered') : null,

  // What puts right a published bulletin is not made to wait: it helps whoever was wronged.
  reviewWindowPassed: ({ waived, fields }, _, { reviewWindow, today }) => {
    if (waived !== null || fields?.corrects !== undefined) return null;
    const { until, pending } = given(reviewWindow, 'reviewWindow');
    if (pending > 0) return refusal('bulletin.review-pending', { count: pending });
    return until !== null && given(today, 'today') <= until
      ? refusal('bulletin.review-window-open', { day: until })
      : null;
  },

  windowNotWaived: ({ waived }) => (waived === null ? null : refusal('bulletin.window-waived-already')),

  // Reputation is restored as widely as it was touched.
  correctionAsWide: ({ published }, _, { correction }) =>
    published !== null && correction?.scope !== 'public' ? refusal('bulletin.correction-not-public') : null,

  wasPublished: ({ published, announced }) => {
    if (published === null) return refusal('bulletin.not-published');
    return announced === null ? null : refusal('bulletin.announced-already');
  },

  sameChannels: ({ published }, command) => {
    if (command.type !== 'publishCorrection') return null;
    const left = lacking(published?.channels ?? [], command.channels);
    return left.length > 0
      ? refusal('bulletin.channels-missing', { names: left.map(({ name }) => name).join('、') })
      : null;
  },
} satisfies Record<string, PublicationGuard>;
