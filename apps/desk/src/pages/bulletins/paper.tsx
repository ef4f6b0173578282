import { Hash, Loading, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import styles from './bulletins.module.css';
import type { BulletinDetail } from './detail.tsx';
import { usePaper } from './use-paper.ts';

/** The very bytes: the issued document, or the draft as it would be printed now. */
export function Paper({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { bulletin } = detail;
  const final = bulletin.sha256 !== null;
  const preview = useQuery({
    ...useTRPC().bulletins.preview.queryOptions({ id: bulletin.id }),
    enabled: !final,
    retry: false,
  });
  const { address, failed } = usePaper(bulletin.id, final);
  return (
    <section className={styles.paper} aria-label={say('desk.bulletin.paper')}>
      <div className="mc-quiet">
        {say(final ? 'desk.bulletin.paper.final' : 'desk.bulletin.paper.draft')}
        {preview.data ? (
          <>
            {' · '}
            {say('desk.bulletin.chars', { count: preview.data.characters })}
            {' · '}
            <Hash label={say('desk.bulletin.viewHash')} value={preview.data.viewHash} />
          </>
        ) : null}
      </div>
      {address !== null ? (
        <>
          <iframe
            className={styles.sheet}
            src={`${address}#navpanes=0&view=FitH`}
            title={say('desk.bulletin.paper')}
          />
          <a href={address} target="_blank" rel="noreferrer">
            {say('desk.bulletin.paper.open')}
          </a>
        </>
      ) : failed ? (
        <p>{say('desk.bulletin.paper.none')}</p>
      ) : (
        <Loading />
      )}
    </section>
  );
}
