import { subjectTypes } from '@mingcha/domain';
import { OutsideChannel } from '@mingcha/domain/notices';
import { z } from 'zod';

const Instant = z.int();

export const NoticeRow = z.object({
  id: z.string(),
  n: z.int(),
  code: z.string(),
  subjectType: z.enum(subjectTypes as [string, ...string[]]),
  subjectId: z.string(),
  number: z.string().nullable(),
  due: Instant.nullable(),
  at: Instant,
  read: z.boolean(),
});

export const ListNotices = z.object({
  /** The number of the last one seen. */
  before: z.int().min(1).optional(),
  limit: z.int().min(1).max(100).default(30),
  unread: z.boolean().optional(),
});
export const NoticePage = z.object({
  rows: z.array(NoticeRow),
  next: z.int().nullable(),
  unread: z.int(),
});

/** These, or everything up to a number: what came while one was reading stays unread. */
export const ReadNotices = z.union([
  z.object({ notices: z.array(z.string().max(300)).min(1).max(100) }),
  z.object({ until: z.int().min(0) }),
]);
export const Unread = z.object({ unread: z.int() });

export const ChannelState = z.object({
  channel: OutsideChannel,
  /** The operator has opened this way. */
  open: z.boolean(),
  /** What the register of persons knows of oneself for it. */
  address: z.string().nullable(),
  chosen: z.boolean(),
});
export const Choice = z.object({ channels: z.array(ChannelState) });
export const Choose = z.object({ channels: z.array(OutsideChannel).max(2) });

export const AskWording = z.object({
  subjectType: z.enum(['order', 'confirmation', 'case', 'appeal', 'bulletin']),
  subjectId: z.string().max(80),
});
export const Wording = z.object({ zh: z.string(), en: z.string() });

export const UndeliveredRow = z.object({
  id: z.string(),
  person: z.string(),
  name: z.string().nullable(),
  channel: OutsideChannel,
  state: z.enum(['waiting', 'dead']),
  failed: z.int(),
  error: z.string().nullable(),
  madeAt: Instant,
  nextAt: Instant.nullable(),
});
export const Undelivered = z.object({ rows: z.array(UndeliveredRow), dead: z.int() });
export const OneDelivery = z.object({ id: z.string().max(320) });
export const Done = z.object({ ok: z.literal(true) });
