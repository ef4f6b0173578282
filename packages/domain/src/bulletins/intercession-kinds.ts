import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import { Day, idOf, LongText, ShortText } from '../primitives.ts';

/** By which way somebody spoke for those a bulletin is about. */
export const intercessionWays = [
  'visit',
  'telephone',
  'message',
  'letter',
  'meeting',
  'through-others',
] as const;
export const IntercessionWay = z.enum(intercessionWays);
export type IntercessionWay = z.infer<typeof IntercessionWay>;

/** 说情打招呼: what was asked of somebody who drafts, checks or signs a bulletin. */
export const IntercessionFields = z.strictObject({
  about: z.strictObject({ bulletin: idOf('bulletin'), finding: idOf('finding').optional() }),
  /** Name and post, as far as they are known. */
  who: ShortText,
  on: Day,
  how: IntercessionWay,
  /** What was said and what was asked for. */
  said: LongText,
});

/** Sealed whole, what it is about too: a header tells that somebody noted something, and nothing else. */
export const intercessionKinds = {
  'intercession.noted': byServer('intercession', IntercessionFields, ['about', 'who', 'on', 'how', 'said']),
};
