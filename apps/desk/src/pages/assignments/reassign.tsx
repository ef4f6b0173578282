import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Consequence, RefusalNote, useWords } from '@mingcha/ui';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { OneField } from '../../forms/fields.tsx';
import { PeopleField, usePeopleCalled } from '../../parts/people-field.tsx';
import { useAct } from '../../parts/use-act.ts';
import type { AssignmentDetail } from './detail.tsx';

/** Another team. The recusal check runs again at once, and every new member is asked. */
export function Reassign({ detail }: { detail: AssignmentDetail }) {
  const { say } = useWords();
  const { assignment } = detail;
  const [opened, { open, close }] = useDisclosure(false);
  const [members, setMembers] = useState<string[]>(() => detail.members.map((member) => member.person));
  const called = usePeopleCalled(members);
  const [lead, setLead] = useState<string | null>(assignment.lead);
  const reassign = useMutation(useTRPC().assignments.reassign.mutationOptions());
  const { act, busy, refusal } = useAct();
  const send = async () => {
    if (lead === null) return;
    const went = await act({
      run: () => reassign.mutateAsync({ id: assignment.id, expected: assignment.version, members, lead }),
      done: say('desk.assignment.reassigned'),
    });
    if (went) close();
  };
  return (
    <>
      <Button onClick={open}>{say('desk.assignment.reassign')}</Button>
      <Consequence
        opened={opened}
        onClose={close}
        title={say('desk.assignment.reassign')}
        act={say('desk.assignment.reassign')}
        busy={busy}
        disabled={members.length === 0 || lead === null}
        onAct={() => void send()}
      >
        <PeopleField
          name="members"
          label={say('desk.assignment.members')}
          hint={say('desk.assignment.members.hint')}
          inspector
          value={members}
          onChange={setMembers}
          required
        />
        <OneField
          name="lead"
          label={say('desk.lead')}
          options={called}
          value={lead}
          onChange={setLead}
          required
        />
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
      </Consequence>
    </>
  );
}
