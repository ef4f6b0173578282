import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '../../api/trpc.ts';
import { useBackFields } from '../../parts/back-fields.tsx';
import { Decide } from '../../parts/decide.tsx';
import type { VisitDetail } from './detail.tsx';

/** More time for a team that called, or that somebody reached: a new hour and why. */
export function ExtendBack({ visit }: { visit: VisitDetail['visit'] }) {
  const { say } = useWords();
  const extend = useMutation(useTRPC().visits.extendBack.mutationOptions());
  const { dueBack, fields } = useBackFields(() => visit.dueBack);
  return (
    <Decide
      act={say('desk.visit.extend')}
      form={`visit.extend.${visit.id}`}
      ask={{ label: say('desk.reason') }}
      lines={[say('desk.visit.extend.line')]}
      done={say('desk.visit.extended')}
      disabled={dueBack === null}
      run={({ text }) =>
        extend.mutateAsync({ id: visit.id, expected: visit.version, dueBack: dueBack ?? 0, reason: text })
      }
    >
      {fields}
    </Decide>
  );
}
