import { Button } from '@mantine/core';
import type { SubjectType } from '@mingcha/domain';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../api/trpc.ts';
import { useMay } from '../session/use-may.ts';
import { Decide } from './decide.tsx';

interface OnReceiptProps {
  /** The service that the receipt stands for: `orders.serve`. */
  act: string;
  about: { type: SubjectType; id: string };
  /** What is fixed when the receipt is printed, where that is more than the identifier. */
  target?: Record<string, unknown>;
  filled?: boolean;
  /** What the button says, where several are to be served. */
  label?: string;
}

/**
 * By hand, by post, left behind: a receipt is printed, carried along, typed off and compared by somebody else. One that is
 * under way already is gone on with, so that nobody prints a second.
 */
export function OnReceipt({ act, about, target, filled = false, label }: OnReceiptProps) {
  const { say, term } = useWords();
  const navigate = useNavigate();
  const { papers } = useTRPC();
  const allowed = useMay('paper.prepare');
  const prepare = useMutation(papers.prepare.mutationOptions());
  const open = useQuery({
    ...papers.list.queryOptions({ about, state: ['prepared', 'entered'], limit: 20 }),
    enabled: allowed,
  });
  if (!allowed || open.data === undefined) return null;
  const begun = open.data.rows.find((row) => row.act === act);
  if (begun !== undefined)
    return (
      <Button
        variant={filled ? 'filled' : 'default'}
        renderRoot={(props) => <Link {...props} to="/papers/$id" params={{ id: begun.id }} />}
      >
        {[label, say('desk.receipt.begun', { state: term('state.paper', begun.state) })]
          .filter(Boolean)
          .join(' · ')}
      </Button>
    );
  return (
    <Decide
      act={label ?? say('desk.receipt.prepare')}
      form={`receipt.${act}.${about.id}`}
      filled={filled}
      lines={[
        say('desk.receipt.print'),
        say('desk.receipt.enter'),
        say('desk.receipt.compare'),
        say('desk.receipt.electronic'),
      ]}
      done={say('desk.receipt.prepared')}
      run={async () => {
        const { id } = await prepare.mutateAsync({ act, target: target ?? { id: about.id } });
        await navigate({ to: '/papers/$id', params: { id } });
      }}
    />
  );
}
