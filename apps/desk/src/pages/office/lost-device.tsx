import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { type Output, useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import { useMay } from '../../session/use-may.ts';

type Row = Output['access']['devices']['list']['rows'][number];

/** The key to what it still holds: one asks and says why, the security administrator lets it have it. */
export function Release({ row, asker }: { row: Row; asker: string }) {
  const { say } = useWords();
  const trpc = useTRPC();
  const { person } = useSession();
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
        lines={[say('desk.device.which', { name: row.name }), say('desk.device.release.ask.line')]}
        done={say('desk.device.release.asked')}
        run={({ text }) => ask.mutateAsync({ ...target, reason: text })}
      />
    );
  }
  // Whoever asked is not the one who gives.
  if (!releases || row.releaseAskedBy === person) return null;
  return (
    <Decide
      small
      act={say('desk.device.release')}
      form={`device.release.${row.id}`}
      lines={[
        say('desk.device.which', { name: row.name }),
        say('desk.device.release.because', { name: asker, reason: row.releaseReason ?? '' }),
        say('desk.device.release.line', { entries: row.keptEntries ?? 0, media: row.keptMedia ?? 0 }),
      ]}
      done={say('desk.device.released')}
      run={() => release.mutateAsync(target)}
    />
  );
}
