import { Empty, Facts, Page, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Read } from '../../parts/read.tsx';
import type { FormFor } from './dispatch-form.tsx';
import { WithdrawalForm } from './withdrawal-form.tsx';

/** Begun at what was revoked; where its notice is drafted already, that one is gone on with. */
export function NewWithdrawal({ withdraws, run }: { withdraws: string; run: FormFor<object>['run'] }) {
  const { say } = useWords();
  const query = useQuery(useTRPC().dispatches.owed.queryOptions());
  return (
    <Read query={query}>
      {(owed) => {
        const found = owed.find(({ id }) => id === withdraws);
        if (found === undefined || found.draft !== null)
          return (
            <Page
              title={say('desk.dispatch.new.withdrawal')}
              above={<Link to="/dispatches">{say('desk.dispatches')}</Link>}
            >
              <Empty title={say('desk.withdrawal.not-owed')} why={say('desk.withdrawal.not-owed.why')} />
            </Page>
          );
        const { type, id, secrecy, kind, number, title, reason, to } = found;
        return (
          <WithdrawalForm
            title={say('desk.dispatch.new.withdrawal')}
            form={`dispatch.withdrawal.${id}`}
            about={
              <Facts
                facts={[
                  {
                    name: say('desk.withdrawal.of'),
                    value: [say(`proof.kind.${kind}`), number, title].filter(Boolean).join(' '),
                  },
                  { name: say('desk.reason'), value: reason ?? say('ui.erased') },
                  { name: say('desk.withdrawal.to'), value: to.join(say('desk.listComma')) },
                ]}
              />
            }
            initial={{
              withdraws: { type, id },
              secrecy,
              title: say('desk.dispatch.title.withdrawal', { title: (title ?? '').slice(0, 180) }),
              copies: 'return',
              remarks: '',
              contact: { person: '', phone: '' },
            }}
            run={run}
          />
        );
      }}
    </Read>
  );
}
