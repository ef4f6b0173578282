import type { RefusalWords } from '../translated.ts';

/** The public edition of a bulletin. */
export const publicationRefusals = {
  'bulletin.public-secret': {
    what: 'Not saved',
    why: 'a work secret is not published',
    next: 'Keep it inside the administration, or take out what is secret and mark it anew',
  },
  'bulletin.publication-unreasoned': {
    what: 'Not saved',
    why: 'publication needs a reason, and a way of telling of people',
    next: 'Say why it is published, and choose how people are named',
  },
  'bulletin.impact-missing': {
    what: 'Privacy check not passed',
    why: 'this bulletin is for the public and has no personal-information impact assessment',
    next: 'Fill in purpose, necessity, effects on people and measures',
  },
  'bulletin.photo-not-masked': {
    what: 'Not passed',
    why: 'photographs without a masked copy that a second person has checked: {{count}}',
    next: 'One person masks faces and badges, another checks; take out what cannot be masked',
  },
  'bulletin.photo-own-mask': {
    what: 'Not passed',
    why: 'photographs that you masked yourself: {{count}}',
    next: 'Let somebody else judge whether that is enough for the public',
  },
  'bulletin.mask-changed': {
    what: 'Not done',
    why: 'photographs whose masked copy has changed since the privacy check: {{count}}',
    next: 'Return it, so that its privacy is checked again',
  },
  'bulletin.name-remains': {
    what: 'Not passed',
    why: 'the public edition still names people: {{names}}',
    next: 'Word the unit or place otherwise, or keep the bulletin inside the administration',
  },
  'bulletin.not-for-public': {
    what: 'Not published',
    why: 'this bulletin was signed for the administration only',
    next: 'To publish, draft a bulletin for the public and have it signed',
  },
  'bulletin.publisher-is-drafter': {
    what: 'Not published',
    why: 'you had a hand in drafting it; somebody else publishes',
    next: 'Pass it to another publisher',
  },
  'bulletin.public-not-rendered': {
    what: 'Not published',
    why: 'the file of the public edition is not made yet',
    next: 'Try again in a moment; if it takes long, tell the system administrator',
  },
  'bulletin.review-window-open': {
    what: 'Not published',
    why: 'the units may ask for a review until {{day}}',
    next: 'Wait until then; if it cannot wait, the leader says why',
  },
  'bulletin.review-pending': {
    what: 'Not published',
    why: 'reviews without a result yet: {{count}}',
    next: 'Wait for the result; if it cannot wait, the leader says why',
  },
  'bulletin.window-waived-already': {
    what: 'Not recorded',
    why: 'the leader has agreed already to publish early',
    next: 'Let the publisher publish it',
  },
  'bulletin.correction-not-public': {
    what: 'Not corrected',
    why: 'it was published, and what corrects it is for the administration only',
    next: 'Draft a correction for the public, issue it, and come back',
  },
  'bulletin.not-published': {
    what: 'Not recorded',
    why: 'this bulletin was never published',
    next: 'Nothing has to be told where nothing was published',
  },
  'bulletin.announced-already': {
    what: 'Not recorded',
    why: 'the same channels have told it already',
    next: 'There is nothing left to do',
  },
  'bulletin.channels-missing': {
    what: 'Not recorded',
    why: 'channels that published it and have not told: {{names}}',
    next: 'Have each of them tell it, then record it',
  },
} satisfies Record<string, RefusalWords>;
