import { Hash, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { PaperView } from '../../parts/paper-view.tsx';
import type { BulletinDetail } from './detail.tsx';

/** The issued document, or the draft as it would be printed now, with the digest of what a signature would cover. */
export function Paper({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { bulletin } = detail;
  const final = bulletin.sha256 !== null;
  const preview = useQuery({
    ...useTRPC().bulletins.preview.queryOptions({ id: bulletin.id }),
    enabled: !final,
    retry: false,
  });
  return (
    <PaperView
      of="bulletins"
      id={bulletin.id}
      final={final}
      first
      label={say('desk.bulletin.paper')}
      above={
        <>
          {say(final ? 'desk.bulletin.paper.final' : 'desk.bulletin.paper.draft')}
          {preview.data ? (
            <>
              {' · '}
              {say('desk.bulletin.chars', { count: preview.data.characters })}
              {' · '}
              <Hash label={say('desk.bulletin.viewHash')} value={preview.data.viewHash} />
            </>
          ) : null}
        </>
      }
      none={say('desk.bulletin.paper.none')}
    />
  );
}
