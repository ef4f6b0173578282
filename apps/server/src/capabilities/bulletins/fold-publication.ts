import type { Recorded } from '@mingcha/domain';
import type { Draft, EntryOf } from '../folding.ts';

type Row = Draft<'Bulletin'>;

/** The columns of the public edition, before there is one. */
export const unpublished = {
  impact: null,
  publicViewHash: null,
  publicSha256: null,
  publicSize: null,
  publicFingerprint: null,
  windowWaived: null,
  publishedAt: null,
  publishedBy: null,
  channels: null,
  announceDay: null,
  announceDue: null,
  announcedAt: null,
} as const;

export const toAnnounce = ({
  announce,
}: EntryOf<'bulletin.corrected'>['payload'] | EntryOf<'bulletin.revoked'>['payload']) => ({
  announceDay: announce?.day ?? null,
  announceDue: announce?.due ?? null,
});

/** What an entry changes of the public edition. */
export function published(row: Row, entry: Recorded): void {
  switch (entry.kind) {
    case 'bulletin.public-rendered':
      row.publicSha256 = entry.payload.sha256;
      row.publicSize = entry.payload.size;
      row.publicFingerprint = entry.payload.fingerprint;
      return;
    case 'bulletin.window-waived':
      row.windowWaived = entry.payload.reason;
      return;
    case 'bulletin.published':
      row.publishedAt = entry.at;
      row.publishedBy = entry.actor.person;
      row.channels = entry.payload.channels.map((channel) => ({ ...channel }));
      return;
    case 'bulletin.correction-published':
      row.announcedAt = entry.at;
      return;
    default:
      return;
  }
}
