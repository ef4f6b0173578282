import { Button } from '@mantine/core';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useMay } from '../../session/use-may.ts';
import type { Sheet } from './sheet-facts.tsx';

const act = 'confirmations.answer';
const hearable: readonly Sheet['state'][] = ['opened', 'served', 'unanswered', 'refused'];

/** For whoever answers with a pen: the sheet itself, printed. One that is out already is gone on with. */
export function SheetOnPaper({ sheet }: { sheet: Sheet }) {
  const { say, term } = useWords();
  const navigate = useNavigate();
  const { papers } = useTRPC();
  const allowed = useMay('paper.prepare') && hearable.includes(sheet.state) && sheet.finding !== null;
  const prepare = useMutation(papers.prepare.mutationOptions());
  const open = useQuery({
    ...papers.list.queryOptions({
      about: { type: 'confirmation', id: sheet.id },
      state: ['prepared', 'entered'],
      limit: 20,
    }),
    enabled: allowed,
  });
  if (!allowed || open.data === undefined) return null;
  const begun = open.data.rows.find((row) => row.act === act);
  if (begun !== undefined)
    return (
      <Button renderRoot={(props) => <Link {...props} to="/papers/$id" params={{ id: begun.id }} />}>
        {say('desk.replies.paper.begun', { state: term('state.paper', begun.state) })}
      </Button>
    );
  return (
    <Decide
      act={say('desk.replies.paper')}
      form={`paper.${act}.${sheet.id}`}
      lines={[say('desk.replies.paper.line'), say('desk.replies.paper.line.two')]}
      done={say('desk.replies.paper.done')}
      run={async () => {
        const { id } = await prepare.mutateAsync({ act, target: { id: sheet.id, finding: sheet.finding } });
        await navigate({ to: '/papers/$id', params: { id } });
      }}
    />
  );
}
