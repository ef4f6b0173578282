import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { ChannelsDialog } from './channels-dialog.tsx';
import type { BulletinDetail } from './detail.tsx';

/** Early, now, and that it no longer stands: what is done about the public edition, each by another hand. */
export function PublishActions({ detail, open }: { detail: BulletinDetail; open: ReadonlySet<string> }) {
  const { say } = useWords();
  const { bulletins } = useTRPC();
  const waive = useMutation(bulletins.waiveWindow.mutationOptions());
  const publish = useMutation(bulletins.publish.mutationOptions());
  const tell = useMutation(bulletins.publishCorrection.mutationOptions());
  const { bulletin, publication } = detail;
  if (publication === null) return null;
  const target = { id: bulletin.id, expected: bulletin.version };
  const waits = publication.window?.open === true;
  const untold = publication.announceDay !== null && publication.announcedAt === null;
  return (
    <>
      {open.has('waiveWindow') && waits ? (
        <Decide
          act={say('desk.publication.waive')}
          form={`bulletin.waive.${bulletin.id}`}
          ask={{ label: say('desk.reason') }}
          lines={[say('desk.publication.waive.line')]}
          done={say('desk.publication.waived')}
          run={({ text }) => waive.mutateAsync({ ...target, reason: text })}
        />
      ) : null}
      {open.has('publishBulletin') && !waits ? (
        <ChannelsDialog
          act={say('desk.publication.publish')}
          form={`bulletin.publish.${bulletin.id}`}
          line={say('desk.publication.publish.line')}
          done={say('desk.publication.published')}
          initial={[]}
          run={(channels) => publish.mutateAsync({ ...target, channels })}
        />
      ) : null}
      {open.has('publishCorrection') && untold ? (
        <ChannelsDialog
          act={say('desk.publication.tell')}
          form={`bulletin.tell.${bulletin.id}`}
          line={say('desk.publication.tell.line')}
          done={say('desk.publication.told')}
          initial={publication.channels}
          run={(channels) => tell.mutateAsync({ ...target, channels })}
        />
      ) : null}
    </>
  );
}
