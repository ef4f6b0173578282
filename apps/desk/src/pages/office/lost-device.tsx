import { Moment, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useMay } from '../../session/use-may.ts';
import styles from './office.module.css';

type Row = Output['access']['devices']['list']['rows'][number];

/** What a revoked tablet said of itself: whether it was heard of, and what it still holds. */
export function LostWord({ row }: { row: Row }) {
  const { say } = useWords();
  if (row.state !== 'revoked' && row.state !== 'released') return null;
  if (row.purgedAt === null) return <span className={styles.lost}>{say('desk.device.lost.silent')}</span>;
  const left = (row.keptEntries ?? 0) + (row.keptMedia ?? 0);
  return (
    <span className={styles.lost}>
      <Moment at={row.purgedAt} />{' '}
      {left === 0
        ? say('desk.device.lost.empty')
        : say('desk.device.lost.left', { entries: row.keptEntries ?? 0, media: row.keptMedia ?? 0 })}
    </span>
  );
}

/** The key to what it still holds: one asks and says why, the security administrator lets it have it. */
export function Release({ row, asker }: { row: Row; asker: string }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const asks = useMay('device.propose');
  const releases = useMay('device.release');
  const ask = useMutation(trpc.access.devices.askRelease.mutationOptions());
  const release = useMutation(trpc.access.devices.release.mutationOptions());
  const target = { id: row.id, expected: row.version };
  if (row.state !== 'revoked') return null;
  if (row.releaseAskedBy === null) {
    if (!asks) return null;
    return (
      <Decide
        small
        act={say('desk.device.release.ask')}
        form={`device.release-ask.${row.id}`}
        ask={{ label: say('desk.reason') }}
        lines={[say('desk.device.release.ask.line')]}
        done={say('desk.device.release.asked')}
        run={({ text }) => ask.mutateAsync({ ...target, reason: text })}
      />
    );
  }
  if (!releases) return <span className={styles.lost}>{say('desk.device.release.waits')}</span>;
  return (
    <Decide
      small
      filled
      act={say('desk.device.release')}
      form={`device.release.${row.id}`}
      lines={[
        say('desk.device.release.because', { name: asker, reason: row.releaseReason ?? '' }),
        say('desk.device.release.line', { entries: row.keptEntries ?? 0, media: row.keptMedia ?? 0 }),
      ]}
      done={say('desk.device.released')}
      run={() => release.mutateAsync(target)}
    />
  );
}
