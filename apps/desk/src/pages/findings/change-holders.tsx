import { useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { useSession } from '../../session/session-context.ts';
import type { FindingDetail } from './detail.tsx';
import { Holders } from './holders.tsx';

/** Adds to those who know of a referral, or takes somebody off; a holder cannot take off themselves. */
export function ChangeHolders({ finding }: { finding: FindingDetail['finding'] }) {
  const { say } = useWords();
  const { person } = useSession();
  const known = finding.holders.filter((one) => one !== person);
  const [others, setOthers] = useState<string[]>(known);
  const name = useMutation(useTRPC().findings.nameHolders.mutationOptions());
  const same = others.length === known.length && others.every((one) => known.includes(one));
  return (
    <Decide
      act={say('desk.referral.change')}
      form={`finding.holders.${finding.id}`}
      lines={[say('desk.referral.change.line')]}
      done={say('desk.referral.changed')}
      disabled={same}
      run={() =>
        name.mutateAsync({ id: finding.id, expected: finding.version, holders: [person, ...others] })
      }
    >
      <Holders value={others} onChange={setOthers} />
    </Decide>
  );
}
