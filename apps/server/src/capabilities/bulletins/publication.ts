import type { Reader } from '@mingcha/db';
import { scopeOf } from '@mingcha/domain/access';
import { ImpactAssessment, Naming, PublicationChannel } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { z } from 'zod';
import type { SignedIn } from '../../context.ts';
import { zoneOf } from '../office-time.ts';
import { reviewWindowOf } from './review-window.ts';
import type { BulletinDetail } from './schemas.ts';

type Row = NonNullable<Awaited<ReturnType<Reader['prisma']['bulletin']['findUnique']>>>;
type Publication = z.infer<typeof BulletinDetail>['publication'];

/** The edition for everybody as the page tells of it; a recipient learns that and where it was published. */
export async function publicationOf(ctx: SignedIn, reader: Reader, row: Row): Promise<Publication> {
  if (row.scope !== 'public') return null;
  const inOffice = scopeOf(ctx.session.roles, 'bulletin.read') === 'office';
  const number = (value: bigint | null) => (value === null ? null : Number(value));
  const inside = {
    reason: row.scopeReason,
    naming: Naming.nullable().parse(row.naming),
    names: row.publicNames,
    impact: ImpactAssessment.nullable().parse(row.impact),
    waived: row.windowWaived,
    publishedBy: row.publishedBy,
    window: row.state === 'issued' ? await windowOf(ctx, reader, row) : null,
  };
  const outside: typeof inside = {
    reason: null,
    naming: null,
    names: [],
    impact: null,
    waived: null,
    publishedBy: null,
    window: null,
  };
  const isOut = inOffice || row.publishedAt !== null;
  return {
    ...(inOffice ? inside : outside),
    viewHash: isOut ? row.publicViewHash : null,
    sha256: isOut ? row.publicSha256 : null,
    size: isOut ? number(row.publicSize) : null,
    publishedAt: number(row.publishedAt),
    channels: z.array(PublicationChannel).parse(row.channels ?? []),
    announceDay: row.announceDay,
    announceDue: number(row.announceDue),
    announcedAt: number(row.announcedAt),
  };
}

async function windowOf({ services }: SignedIn, reader: Reader, row: Row) {
  const now = services.now();
  const window = await reviewWindowOf(reader, row, now);
  const today = dayOf(now, await zoneOf(reader, row.office));
  const waits = window.pending > 0 || (window.until !== null && today <= window.until);
  return { ...window, open: waits && row.windowWaived === null && row.corrects === null };
}
