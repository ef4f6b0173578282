import { Instant, idOf } from '@mingcha/domain';
import {
  AnswerComment,
  type BulletinCommand,
  bulletinLifecycle,
  CommentBulletin,
  commentParts,
  ResolveComment,
} from '@mingcha/domain/bulletins';
import { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act, stateOf } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { refuse } from '../../refused.ts';
import { answered } from '../acted.ts';
import { open } from '../folding.ts';
import { namesOf } from '../registry/queries.ts';

const target = { id: idOf('bulletin') };
export const Comment = CommentBulletin.extend(target);
export const Answer = AnswerComment.extend(target);
export const Resolve = ResolveComment.extend(target);

const done = z.object({ by: z.string(), at: Instant });

/** What was said of a text on its way, oldest first, read from the journal. null: erased. */
export const BulletinComments = z.object({
  comments: z.array(
    z.object({
      id: z.string(),
      by: z.string(),
      at: Instant,
      part: z.enum(commentParts),
      paragraph: z.int().nullable(),
      words: z.string().nullable(),
      text: z.string().nullable(),
      answers: z.array(done.extend({ text: z.string().nullable() })),
      resolved: done.nullable(),
    }),
  ),
  names: z.record(z.string(), z.string()),
});

export function commentsOn(ctx: SignedIn, id: string): Promise<z.infer<typeof BulletinComments>> {
  return ctx.services.db.read(async (reader) => {
    const row = await reader.prisma.bulletin.findFirst({
      where: { AND: [scope(ctx, ctx.verb, 'Bulletin'), { id }] },
      select: { office: true },
    });
    if (row === null) refuse('not-found', { subject: 'bulletin' });
    const { comments } = stateOf(bulletinLifecycle, await reader.recordedOf({ type: 'bulletin', id }));
    const people = comments.flatMap(({ by, answers, resolved }) => [
      by,
      ...answers.map((answer) => answer.by),
      resolved?.by ?? null,
    ]);
    return {
      comments: comments.map((comment) => ({
        ...comment,
        words: comment.words === null ? null : open(comment.words),
        text: open(comment.text),
        answers: comment.answers.map((answer) => ({ ...answer, text: open(answer.text) })),
      })),
      names: await namesOf(reader, row.office, people),
    };
  });
}

/** Said of what was seen, whatever has been recorded since: a comment waits for nobody. */
const say = async (ctx: SignedIn, id: string, command: BulletinCommand) =>
  answered(
    await act(ctx, { lifecycle: bulletinLifecycle, subject: { type: 'bulletin', id }, command, facts: {} }),
  );

export const comment = (ctx: SignedIn, { id, ...said }: z.infer<typeof Comment>) =>
  say(ctx, id, { type: 'commentBulletin', ...said });

export const answer = (ctx: SignedIn, { id, ...said }: z.infer<typeof Answer>) =>
  say(ctx, id, { type: 'answerComment', ...said });

export const resolve = (ctx: SignedIn, { id, ...said }: z.infer<typeof Resolve>) =>
  say(ctx, id, { type: 'resolveComment', ...said });
