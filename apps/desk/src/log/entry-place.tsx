import { Button } from '@mantine/core';
import { Facts, Moment, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { client } from '../api/trpc.ts';
import { Unread } from '../parts/read.tsx';
import { Groups } from './groups.tsx';
import type { Remembered } from './remembered.ts';
import { useLog } from './use-log.ts';

interface EntryPlaceProps {
  hash: string;
  header: Record<string, unknown>;
}

/** Where an entry stands in the log, proven here from the head that this browser follows; the server's word for it is not asked. */
export function EntryPlace({ hash, header }: EntryPlaceProps) {
  const { say } = useWords();
  const log = useLog().data ?? null;
  const query = useQuery({
    queryKey: ['entry-place', hash, log?.seen.size],
    enabled: log !== null,
    queryFn: () => (log === null ? null : proven(log, hash)),
  });
  if (query.isError) return <Unread query={query} lines={2} />;
  if (log === null || query.data === undefined || query.data === null) return null;
  const { placement, stands } = query.data;
  if (placement === null) return <p className="mc-quiet">{say('desk.tree.place.none')}</p>;
  const { seen, key } = log;
  const save = () => {
    const text = JSON.stringify({ head: seen, header, key, placement }, null, 2);
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    link.download = `mingcha-proof-${hash.slice(0, 12)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <section aria-label={say('desk.tree.place')} className="mc-stack">
      <div>
        <Tag
          tone={stands ? 'done' : 'stopped'}
          label={say(stands ? 'desk.journal.stands' : 'desk.journal.fails')}
        />{' '}
        {say(stands ? 'desk.tree.place.proven' : 'desk.tree.place.unproven')}
        <p className="mc-quiet">{say('desk.tree.place.here')}</p>
      </div>
      <Facts
        facts={[
          {
            name: say('desk.tree.place'),
            value: say('desk.tree.place.of', { n: placement.leaf + 1, size: seen.size }),
          },
          { name: say('desk.tree.head.at'), value: <Moment at={seen.at} /> },
          { name: say('desk.tree.head.root'), value: <Groups value={seen.root} /> },
        ]}
      />
      <div>
        <Button size="xs" variant="default" onClick={save}>
          {say('desk.tree.place.save')}
        </Button>
      </div>
    </section>
  );
}

async function proven({ seen }: Remembered, hash: string) {
  const { ports } = await import('./ports.ts');
  const { verifyPlacement } = await import('@mingcha/journal/verify');
  const { placement } = await client.journal.log.placement.query({ hash, size: seen.size });
  if (placement === null) return { placement: null, stands: false };
  const checked = verifyPlacement(ports, placement, seen, { hash });
  return { placement, stands: checked.ok };
}
