import type { PrintedReply } from '../findings/printed-reply.ts';

/** 整治形式主义为基层减负若干规定: a document on one matter stays within 4,000 characters, a comprehensive one within 5,000. */
export const lengthLimits = { special: 4000, comprehensive: 5000 } as const;

/** As an official counts them: every character and every mark, no white space. */
export const charactersIn = (texts: readonly (string | null)[]): number =>
  texts.reduce((sum, text) => sum + [...(text ?? '').replace(/\s/gu, '')].length, 0);

/** What was said against a finding and what the office answered. */
export const repliesSaid = (replies: readonly PrintedReply[]): (string | null)[] =>
  replies.flatMap(({ statement, points, officeReply }) => [
    statement,
    ...[...points, ...officeReply].map(({ text }) => text),
  ]);
