import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';

/** The addressee's own hand: it has come, and days run from here. */
export function Receive({ id, version }: { id: string; version: number }) {
  const { say } = useWords();
  const receive = useMutation(useTRPC().dispatches.receive.mutationOptions());
  return (
    <Decide
      filled
      act={say('desk.dispatch.receive')}
      form={`dispatch.receive.${id}`}
      lines={[say('desk.dispatch.receive.hint')]}
      done={say('desk.dispatch.received')}
      run={() => receive.mutateAsync({ id, expected: version })}
    />
  );
}
