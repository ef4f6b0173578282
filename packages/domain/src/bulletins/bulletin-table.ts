import type { Transition } from '../lifecycle.ts';
import { later, now, stays } from '../machine.ts';

const drafting = ['secrecyHeld', 'publicationReasoned', 'wordingNames', 'findingsOnce', 'statementsLinked'];
const inReview = ['privacy-review', 'legal-review', 'pending-sign'] as const;
/** Where a text is still spoken about, and those through whose hands it goes. */
const onTheWay = ['draft', 'returned', 'fact-check', ...inReview] as const;
const hands = ['planner', 'reviewer', 'privacy', 'director', 'leader'] as const;
const office = ['planner', 'director', 'scheduler'] as const;

/** What a public edition is held to, at the privacy check and at the signature. */
const forPublic = ['photosMaskedForPublic', 'namesReplaced'];

/**
 * 8.6 of the state machines. Service with receipts has no entry yet, so that what was issued is what is published. A fact check may take a draft that nobody handed in: so it was before handing in had an entry, and
 * what was recorded then keeps its place.
 */
export const bulletinTransitions: readonly Transition[] = [
  now('none', 'draft', 'draftBulletin', 'bulletin.drafted', ['planner'], drafting, 'D9'),
  now(
    ['draft', 'returned'],
    'draft',
    'reviseBulletin',
    'bulletin.revised',
    ['planner'],
    [...drafting, 'dropsExplained'],
    'D9',
  ),
  now(
    'draft',
    'fact-check',
    'handInBulletin',
    'bulletin.handed-in',
    ['planner'],
    ['complete', 'findingsConfirmed'],
  ),
  now(
    ['draft', 'fact-check'],
    'privacy-review',
    'factCheckBulletin',
    'bulletin.fact-checked',
    ['reviewer'],
    ['actorDidNotDraft', 'complete', 'findingsConfirmed'],
  ),
  now(
    'privacy-review',
    'legal-review',
    'privacyCheckBulletin',
    'bulletin.privacy-checked',
    ['privacy'],
    ['actorDidNotDraft', 'photosCleared', 'impactAssessed', ...forPublic],
    'PIA record',
  ),
  now(
    'legal-review',
    'pending-sign',
    'reviewBulletin',
    'bulletin.reviewed',
    ['reviewer'],
    ['actorDidNotDraft', 'withinLength'],
  ),
  now(
    ['draft', 'fact-check'],
    'returned',
    'returnBulletin',
    'bulletin.returned',
    ['reviewer'],
    ['actorDidNotDraft'],
  ),
  now(
    inReview,
    'returned',
    'returnBulletin',
    'bulletin.returned',
    ['reviewer', 'privacy', 'leader'],
    ['actorDidNotDraft'],
  ),
  // What was true at review may have changed by now, so the signer's step looks again.
  now(
    'pending-sign',
    'signed',
    'signBulletin',
    'bulletin.signed',
    ['leader'],
    [
      'signerDidNotDraft',
      'signerDidNotReview',
      'findingsConfirmed',
      'photosCleared',
      ...forPublic,
      'masksAsJudged',
      'withinLength',
      'viewAsSeen',
      'publicViewAsSeen',
    ],
  ),
  now('signed', 'numbered', 'numberBulletin', 'bulletin.numbered', office, ['nextInSeries']),
  now('numbered', 'rendered', 'recordRendering', 'bulletin.rendered', ['scheduler'], ['renderedAsSigned']),
  now('rendered', stays, 'recordRendering', 'bulletin.rendered', ['scheduler'], ['renderedAsSigned']),
  // The same number on other paper: printed as soon as there is a number, and given to nobody before it is published.
  now(
    ['rendered', 'sealed', 'issued'],
    stays,
    'recordPublicRendering',
    'bulletin.public-rendered',
    ['scheduler'],
    ['scopeIsPublic', 'publicRenderedAsSigned'],
    'masked PDF',
  ),
  // The seal is set by hand on the printed file, so there has to be one.
  now(
    'rendered',
    'sealed',
    'sealBulletin',
    'bulletin.sealed',
    ['planner', 'director'],
    ['copiesSuffice', 'sealedInTime', 'sealScanHeld'],
    'PDF/A',
  ),
  // The same by a key that the office holds. Whoever keeps it is neither who wrote nor who signed.
  now(
    'rendered',
    'sealed',
    'sealBulletinByKey',
    'bulletin.sealed-by-key',
    ['director', 'publisher'],
    ['keeperIsAnother', 'renderedAsSigned'],
    'PDF/A',
  ),
  now(
    ['rendered', 'sealed'],
    'issued',
    'issueBulletin',
    'bulletin.issued',
    ['planner', 'publisher', 'director'],
    ['sealRecordedOrUnsealed', 'unitsAreRecipients'],
  ),
  later('sealed', 'served', 'serveBulletin', ['planner'], ['unitsAreRecipients'], 'D11'),
  now(
    'issued',
    stays,
    'waiveWindow',
    'bulletin.window-waived',
    ['leader'],
    ['scopeIsPublic', 'windowNotWaived'],
  ),
  now(
    'issued',
    'published',
    'publishBulletin',
    'bulletin.published',
    ['publisher'],
    [
      'scopeIsPublic',
      'publisherDidNotDraft',
      'publicRendered',
      'findingsConfirmed',
      'masksAsJudged',
      'reviewWindowPassed',
    ],
    'masked PDF',
  ),
  later(
    'served',
    'published',
    'publishBulletin',
    ['publisher'],
    ['scopeIsPublic', 'reviewWindowPassed'],
    'masked PDF',
  ),
  later('published', 'archived', 'archiveBulletin', ['director']),
  // A number once taken stays in the register, whatever becomes of the bulletin.
  now(
    'issued',
    'corrected',
    'correctBulletin',
    'bulletin.corrected',
    ['leader'],
    ['correctionIssued'],
    'correction notice',
  ),
  now(
    ['signed', 'numbered', 'rendered', 'sealed', 'issued', 'corrected'],
    'revoked',
    'revokeBulletin',
    'bulletin.revoked',
    ['leader'],
    [],
    'correction notice',
  ),
  now(onTheWay, stays, 'commentBulletin', 'bulletin.commented', hands),
  now(onTheWay, stays, 'answerComment', 'bulletin.comment-answered', hands, ['commentOpen']),
  now(onTheWay, stays, 'resolveComment', 'bulletin.comment-resolved', hands, [
    'commentOpen',
    'commentOfTheirs',
  ]),
  // Told where it had been published. That it is, and when, is an entry of its own: nobody waits for a newspaper to revoke.
  now(
    'published',
    'corrected',
    'correctBulletin',
    'bulletin.corrected',
    ['leader'],
    ['correctionIssued', 'correctionAsWide'],
    'correction notice',
  ),
  now('published', 'revoked', 'revokeBulletin', 'bulletin.revoked', ['leader'], [], 'correction notice'),
  now(
    ['corrected', 'revoked'],
    stays,
    'publishCorrection',
    'bulletin.correction-published',
    ['publisher'],
    ['wasPublished', 'sameChannels'],
    'correction notice',
  ),
].flat();
