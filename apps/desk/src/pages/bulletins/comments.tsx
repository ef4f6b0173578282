import { Button } from '@mantine/core';
import { Empty, Moment, PersonName, Section, Tag, useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { Read } from '../../parts/read.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';
import { CommentDialog } from './comment-dialog.tsx';
import styles from './comments.module.css';
import type { BulletinDetail } from './detail.tsx';

type Comments = Output['bulletins']['comments'];
type Comment = Comments['comments'][number];

/** States in which a text is still spoken about. */
const onTheWay: readonly string[] = [
  'draft',
  'returned',
  'fact-check',
  'privacy-review',
  'legal-review',
  'pending-sign',
];

/** Comments of the seats through which the text goes; null while they are read, or where nobody may. */
export function useOpenComments(id: string): number | null {
  const may = useMay('bulletin.approvals');
  const { data } = useQuery({ ...useTRPC().bulletins.comments.queryOptions({ id }), enabled: may });
  return data === undefined ? null : data.comments.filter(({ resolved }) => resolved === null).length;
}

/** What was said of the text on its way: open ones first, what is settled folded away. Never printed. */
export function CommentsOn({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { bulletin } = detail;
  const query = useQuery(useTRPC().bulletins.comments.queryOptions({ id: bulletin.id }));
  const [writing, setWriting] = useState(false);
  const may = useMay('bulletin.comment') && onTheWay.includes(bulletin.state);
  return (
    <Section
      title={say('desk.comments')}
      aside={
        may ? (
          <Button size="xs" onClick={() => setWriting(true)}>
            {say('desk.comment.write')}
          </Button>
        ) : null
      }
    >
      <p className="mc-quiet">{say('desk.comments.hint')}</p>
      <Read query={query} lines={3}>
        {({ comments, names }) => {
          const settled = comments.filter(({ resolved }) => resolved !== null);
          const lines = (some: readonly Comment[]) => (
            <ol className={styles.comments}>
              {some.map((one) => (
                <Line key={one.id} comment={one} names={names} bulletin={bulletin.id} may={may} />
              ))}
            </ol>
          );
          if (comments.length === 0) return <Empty title={say('desk.comments.none')} />;
          return (
            <>
              {lines(comments.filter(({ resolved }) => resolved === null))}
              {settled.length === 0 ? null : (
                <details className={styles.settled}>
                  <summary>{say('desk.comments.settled', { count: settled.length })}</summary>
                  {lines(settled)}
                </details>
              )}
            </>
          );
        }}
      </Read>
      <CommentDialog detail={detail} opened={writing} onClose={() => setWriting(false)} />
    </Section>
  );
}

interface LineProps {
  comment: Comment;
  names: Comments['names'];
  bulletin: string;
  may: boolean;
}

function Line({ comment, names, bulletin, may }: LineProps) {
  const { say } = useWords();
  const { person, roles } = useSession();
  const { bulletins } = useTRPC();
  const answer = useMutation(bulletins.answerComment.mutationOptions());
  const resolve = useMutation(bulletins.resolveComment.mutationOptions());
  const target = { id: bulletin, comment: comment.id };
  const { resolved } = comment;
  const theirs = comment.by === person || roles.includes('director');
  return (
    <li className={styles.comment}>
      <p className={styles.place}>
        {say(`desk.comment.part.${comment.part}`, { n: comment.paragraph ?? 0 })}
        {comment.words === null ? null : <q>{comment.words}</q>}
      </p>
      <p className={styles.text}>{comment.text ?? say('ui.erased')}</p>
      <p className="mc-quiet">
        <PersonName name={names[comment.by] ?? null} /> <Moment at={comment.at} />
      </p>
      {comment.answers.map(({ by, at, text }) => (
        <div key={`${by} ${at}`} className={styles.answer}>
          <p className={styles.text}>{text ?? say('ui.erased')}</p>
          <p className="mc-quiet">
            <PersonName name={names[by] ?? null} /> <Moment at={at} />
          </p>
        </div>
      ))}
      {resolved === null ? (
        <div className={styles.acts}>
          <Tag tone="attention" label={say('desk.comment.open')} />
          {may ? (
            <Decide
              small
              act={say('desk.comment.answer')}
              form={`bulletin.comment.answer.${comment.id}`}
              ask={{ label: say('desk.comment.answer.text') }}
              done={say('desk.comment.answered')}
              run={({ text }) => answer.mutateAsync({ ...target, text })}
            />
          ) : null}
          {may && theirs ? (
            <Decide
              small
              act={say('desk.comment.resolve')}
              form={`bulletin.comment.resolve.${comment.id}`}
              lines={[say('desk.comment.resolve.line')]}
              done={say('desk.comment.resolved')}
              run={() => resolve.mutateAsync(target)}
            />
          ) : null}
        </div>
      ) : (
        <p className="mc-quiet">
          <Tag tone="done" label={say('desk.comment.resolved')} />{' '}
          <PersonName name={names[resolved.by] ?? null} /> <Moment at={resolved.at} />
        </p>
      )}
    </li>
  );
}
