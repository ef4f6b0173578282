import { Moment, useWords } from '@mingcha/ui';
import type { Output } from '../../api/trpc.ts';
import styles from './office.module.css';

type Row = Output['access']['devices']['list']['rows'][number];

interface PartProps {
  row: Row;
  nameOf: (id: string | null) => string | null;
}

/** Who invited it and who else let it in, and since when. */
export function Enrolled({ row, nameOf }: PartProps) {
  const { say } = useWords();
  const name = (id: string) => nameOf(id) ?? say('ui.erased');
  return (
    <>
      <Moment at={row.enrolledAt ?? row.proposedAt} />
      <span className={styles.story}>
        {row.enrolledBy === null
          ? say('desk.device.invited', { by: name(row.proposedBy) })
          : say('desk.device.letIn', { by: name(row.proposedBy), second: name(row.enrolledBy) })}
      </span>
    </>
  );
}

export const hasStory = ({ state, doubled, resolved }: Row): boolean =>
  state !== 'enrolled' || doubled !== null || resolved !== null;

/** Why it was refused or revoked and by whom; whether it was heard of since; who asked for the rest and who gave it. */
export function DeviceStory({ row, nameOf }: PartProps) {
  const { say } = useWords();
  const name = (id: string | null) => (id === null ? '' : (nameOf(id) ?? say('ui.erased')));
  const reason = row.reason ?? say('ui.erased');
  if (row.state === 'proposed')
    return <span className={styles.story}>{say('desk.device.story.proposed')}</span>;
  if (row.state === 'refused')
    return <span className={styles.story}>{say('desk.device.story.refused', { reason })}</span>;
  return (
    <>
      <span className={styles.story}>
        {say('desk.device.story.revoked', { name: name(row.revokedBy), reason })}
        {row.revokedAt === null ? null : (
          <>
            {' '}
            <Moment at={row.revokedAt} />
          </>
        )}
      </span>
      <span className={styles.story}>
        {row.purgedAt === null ? (
          say('desk.device.lost.silent')
        ) : (
          <>
            <Left row={row} /> <Moment at={row.purgedAt} />
          </>
        )}
      </span>
      {row.releaseAskedBy === null ? null : (
        <span className={styles.story}>
          {say('desk.device.release.because', {
            name: name(row.releaseAskedBy),
            reason: row.releaseReason ?? say('ui.erased'),
          })}
          {row.state === 'revoked' ? ` ${say('desk.device.release.waits')}` : ''}
        </span>
      )}
      {row.releasedAt === null ? null : (
        <span className={styles.story}>
          {say('desk.device.story.released', { name: name(row.releasedBy) })} <Moment at={row.releasedAt} />
        </span>
      )}
    </>
  );
}

/** What it still holds, by its own word. */
function Left({ row }: { row: Row }) {
  const { say } = useWords();
  const entries = row.keptEntries ?? 0;
  const media = row.keptMedia ?? 0;
  return entries + media === 0
    ? say('desk.device.lost.empty')
    : say('desk.device.lost.left', { entries, media });
}
