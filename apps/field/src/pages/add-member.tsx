import { useNavigate } from '@tanstack/react-router';
import { useOpen } from '../state/hooks.ts';
import { MemberPage } from './member.tsx';

export function AddMemberPage() {
  const go = useNavigate();
  const { enrolment, keys, sync } = useOpen();
  return (
    <MemberPage
      enrolment={enrolment}
      keys={keys}
      back="/settings"
      onDone={async () => {
        sync.nudge();
        await go({ to: '/settings' });
      }}
    />
  );
}
