import { useWords } from '@mingcha/ui';
import { useState } from 'react';
import { client } from '../../api/trpc.ts';
import { Decide } from '../../parts/decide.tsx';
import { OnPaper } from '../../parts/on-paper.tsx';
import { useSession } from '../../session/session-context.ts';
import type { CaseDetail } from './detail.tsx';

const fourteenDays = 14 * 86_400_000;

/** The same steps without an account: with a pen, or by a code that is told once and printed on what is served. */
export function OtherWays({ detail }: { detail: CaseDetail }) {
  const { say } = useWords();
  const { person } = useSession();
  const [code, setCode] = useState<{ code: string; address: string } | null>(null);
  const { case: row, parts } = detail;
  const mine = parts.some((each) => each.part === 'investigator' && each.person === person);
  const answers = ['prior-notice', 'served', 'in-effect'].includes(row.state);
  const { person: respondent } = row;
  return (
    <>
      {row.state === 'proposed' ? <OnPaper act="cases.approve" target={{ id: row.id }} /> : null}
      {row.state === 'prior-notice' && mine ? <OnPaper act="cases.defend" target={{ id: row.id }} /> : null}
      {answers && mine && respondent !== null ? (
        <Decide
          act={say('desk.case.code')}
          form={`case.code.${row.id}`}
          lines={[say('desk.case.code.line')]}
          done={say('desk.case.code.done')}
          run={async () =>
            setCode(
              await client.passes.issue.mutate({
                about: { type: 'case', id: row.id },
                role: 'party',
                person: respondent,
                until: Date.now() + fourteenDays,
              }),
            )
          }
        />
      ) : null}
      {code === null ? null : (
        <p role="status">
          <strong>{code.code}</strong> {code.address}
        </p>
      )}
    </>
  );
}
