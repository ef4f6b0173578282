import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTRPC } from '../api/trpc.ts';
import { useMay } from '../session/use-may.ts';
import { Decide } from './decide.tsx';

interface OnPaperProps {
  /** The procedure the paper stands for: `bulletins.sign`. */
  act: string;
  /** What is fixed when the sheet is printed. */
  target: Record<string, unknown>;
}

/** The same step with a pen: prints a sheet and goes to where it will be entered. */
export function OnPaper({ act, target }: OnPaperProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  const prepare = useMutation(useTRPC().papers.prepare.mutationOptions());
  if (!useMay('paper.prepare')) return null;
  return (
    <Decide
      act={say('desk.paper.prepare')}
      form={`paper.prepare.${act}`}
      lines={[say('desk.paper.prepare.line'), say('desk.paper.prepare.line.two')]}
      done={say('desk.paper.prepared')}
      run={async () => {
        const { id } = await prepare.mutateAsync({ act, target });
        await navigate({ to: '/papers/$id', params: { id } });
      }}
    />
  );
}
