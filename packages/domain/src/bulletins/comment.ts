import { z } from 'zod';
import { byServer } from '../kind-rule.ts';
import type { Recorded } from '../lifecycle.ts';
import type { Guard } from '../machine.ts';
import { LongText, type Tombstone } from '../primitives.ts';
import { refusal } from '../refusals.ts';

const CommentId = z.string().regex(/^cmt_[a-z0-9]{26}$/);

/** What of a text is commented on. `paragraph` counts from 1 inside its part; of findings it is the number of one. */
export const commentParts = ['whole', 'title', 'intro', 'requirements', 'finding'] as const;

const place = {
  part: z.enum(commentParts),
  paragraph: z.int().min(1).max(1000).optional(),
  /** How the paragraph began when it was commented on: it may read otherwise by now. */
  words: z.string().trim().min(1).max(120).optional(),
};

export const CommentBulletin = z.object({ ...place, text: LongText });
export type CommentBulletin = z.infer<typeof CommentBulletin>;
export const AnswerComment = z.object({ comment: CommentId, text: LongText });
export const ResolveComment = z.object({ comment: CommentId });

/** Comments are talk on the way to a text: entries of the bulletin, never a part of what is printed or signed. */
export const commentKinds = {
  'bulletin.commented': byServer(
    'bulletin',
    z.strictObject({ comment: CommentId, ...place, text: LongText }),
    ['words', 'text'],
  ),
  'bulletin.comment-answered': byServer('bulletin', z.strictObject({ comment: CommentId, text: LongText }), [
    'text',
  ]),
  'bulletin.comment-resolved': byServer('bulletin', z.strictObject({ comment: CommentId })),
};

type Words = string | Tombstone;

export interface BulletinComment {
  readonly id: string;
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly part: (typeof commentParts)[number];
  readonly paragraph: number | null;
  readonly words: Words | null;
  readonly text: Words;
  readonly answers: readonly { readonly by: string; readonly at: number; readonly text: Words }[];
  readonly resolved: { readonly by: string; readonly at: number } | null;
}

interface Commented {
  readonly comments: readonly BulletinComment[];
}

/** What an entry changes of the comments; any other entry changes nothing of them. */
export function commentsAfter<S extends Commented>(state: S, entry: Recorded): S {
  const { person: by } = entry.actor;
  const { at } = entry;
  switch (entry.kind) {
    case 'bulletin.commented': {
      const { comment: id, part, paragraph = null, words = null, text } = entry.payload;
      const made = { id, by, at, part, paragraph, words, text, answers: [], resolved: null };
      return { ...state, comments: [...state.comments, made] };
    }
    case 'bulletin.comment-answered':
      return changed(state, entry.payload.comment, (comment) => ({
        answers: [...comment.answers, { by, at, text: entry.payload.text }],
      }));
    case 'bulletin.comment-resolved':
      return changed(state, entry.payload.comment, () => ({ resolved: { by, at } }));
    default:
      return state;
  }
}

const changed = <S extends Commented>(
  state: S,
  id: string,
  change: (comment: BulletinComment) => Partial<BulletinComment>,
): S => ({
  ...state,
  comments: state.comments.map((each) => (each.id === id ? { ...each, ...change(each) } : each)),
});

type CommentGuard = Guard<Commented, { readonly type: string; readonly comment?: string }, object>;

export const commentGuards = {
  commentOpen: ({ comments }, { comment }) =>
    comments.some(({ id, resolved }) => id === comment && resolved === null)
      ? null
      : refusal('bulletin.comment-closed'),

  // Whoever asked says that it is settled; in their absence the director does.
  commentOfTheirs: ({ comments }, { comment }, { person, roles }) =>
    roles.includes('director') || comments.some(({ id, by }) => id === comment && by === person)
      ? null
      : refusal('bulletin.comment-of-another'),
} satisfies Record<string, CommentGuard>;
