import { Checkbox } from '@mantine/core';
import { RefusalNote, Section, useWords } from '@mingcha/ui';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { refusalOf } from '../../api/refusal.ts';
import { useTRPC } from '../../api/trpc.ts';
import styles from '../../notices/notices.module.css';
import { Read } from '../../parts/read.tsx';

/** Where else one wants to be told. The bell is not a choice. */
export function Ways() {
  const { say, term } = useWords();
  const { notices } = useTRPC();
  const queries = useQueryClient();
  const query = useQuery(notices.choice.queryOptions());
  const choose = useMutation(
    notices.choose.mutationOptions({
      onSuccess: (choice) => queries.setQueryData(notices.choice.queryKey(), choice),
    }),
  );
  return (
    <Section title={say('desk.notices.ways')}>
      <p className="mc-quiet">{say('desk.notices.ways.why')}</p>
      <Read query={query} lines={2}>
        {({ channels }) => (
          <div className={styles.ways}>
            {channels.map(({ channel, open, address, chosen }) => (
              <Checkbox
                key={channel}
                label={term('notice-channel', channel)}
                description={
                  open ? (address ?? say('desk.notices.way.noAddress')) : say('desk.notices.way.closed')
                }
                checked={chosen && open}
                disabled={choose.isPending || !open || (address === null && !chosen)}
                onChange={(event) => {
                  const others = channels.filter((one) => one.chosen && one.open && one.channel !== channel);
                  const now = event.currentTarget.checked ? [channel] : [];
                  choose.mutate({ channels: [...others.map((one) => one.channel), ...now] });
                }}
              />
            ))}
          </div>
        )}
      </Read>
      <div role="status">
        {choose.isSuccess ? <p className="mc-quiet">{say('desk.notices.saved')}</p> : null}
        {choose.error ? <RefusalNote refusal={refusalOf(choose.error)} /> : null}
      </div>
    </Section>
  );
}
