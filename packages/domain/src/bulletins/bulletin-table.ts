import type { Transition } from '../lifecycle.ts';
import { later, now, stays } from '../machine.ts';

const drafting = ['secrecyHeld', 'internalOnly', 'wordingNames', 'findingsOnce', 'statementsLinked'];
const inReview = ['privacy-review', 'legal-review', 'pending-sign'] as const;
const office = ['planner', 'director', 'scheduler'] as const;

/**
 * 8.6 of the state machines. Handing in for the fact check, service with receipts and publication have no
 * entry yet; opening them adds rows and changes nothing recorded.
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
  later('draft', 'fact-check', 'handInBulletin', ['planner'], ['findingsConfirmed']),
  later(
    'fact-check',
    'privacy-review',
    'factCheckBulletin',
    ['reviewer'],
    ['actorDidNotDraft', 'figuresMatchSnapshot'],
  ),
  now(
    'draft',
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
    ['actorDidNotDraft', 'photosCleared'],
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
  now('draft', 'returned', 'returnBulletin', 'bulletin.returned', ['reviewer'], ['actorDidNotDraft']),
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
      'withinLength',
      'viewAsSeen',
    ],
  ),
  now('signed', 'numbered', 'numberBulletin', 'bulletin.numbered', office, ['nextInSeries']),
  now('numbered', 'rendered', 'recordRendering', 'bulletin.rendered', ['scheduler'], ['renderedAsSigned']),
  now('rendered', stays, 'recordRendering', 'bulletin.rendered', ['scheduler'], ['renderedAsSigned']),
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
  later('published', 'corrected', 'correctBulletin', ['leader'], ['sameChannels'], 'correction notice'),
  later('published', 'revoked', 'revokeBulletin', ['leader'], ['sameChannels'], 'correction notice'),
].flat();
