import { Button } from '@mantine/core';
import type { SubjectType } from '@mingcha/domain';
import { useWords } from '@mingcha/ui';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../api/trpc.ts';
import { useMay } from '../session/use-may.ts';
import { Decide } from './decide.tsx';

interface PreparePaperProps {
  /** The act that the paper stands for: `orders.serve`. */
  act: string;
  about: { type: SubjectType; id: string };
  /** What is fixed when it is printed, where that is more than the identifier. */
  target?: Record<string, unknown>;
  filled?: boolean;
  /** What the button says before it is printed, and while it is under way. */
  label: string;
  begun: (state: string) => string;
  /** What will happen, a line a step. */
  lines: readonly string[];
  done: string;
}

/** Printed, signed, typed off, compared by somebody else. One that is under way is gone on with: nobody prints a second. */
export function PreparePaper({
  act,
  about,
  target,
  filled = false,
  label,
  begun,
  lines,
  done,
}: PreparePaperProps) {
  const { term } = useWords();
  const navigate = useNavigate();
  const { papers } = useTRPC();
  const allowed = useMay('paper.prepare');
  const prepare = useMutation(papers.prepare.mutationOptions());
  const open = useQuery({
    ...papers.list.queryOptions({ about, state: ['prepared', 'entered'], limit: 20 }),
    enabled: allowed,
  });
  if (!allowed) return null;
  // Its place is kept while it is looked up: a row of buttons that moves is pressed wrongly.
  if (open.data === undefined) return <Button disabled>{label}</Button>;
  const one = open.data.rows.find((row) => row.act === act);
  if (one !== undefined)
    return (
      <Button
        variant={filled ? 'filled' : 'default'}
        renderRoot={(props) => <Link {...props} to="/papers/$id" params={{ id: one.id }} />}
      >
        {begun(term('state.paper', one.state))}
      </Button>
    );
  return (
    <Decide
      act={label}
      form={`paper.${act}.${about.id}`}
      filled={filled}
      lines={lines}
      done={done}
      run={async () => {
        const { id } = await prepare.mutateAsync({ act, target: target ?? { id: about.id } });
        await navigate({ to: '/papers/$id', params: { id } });
      }}
    />
  );
}
