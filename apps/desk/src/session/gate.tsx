import { Loading, ZoneContext } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { isSignedOut } from '../api/refusal.ts';
import { useTRPC } from '../api/trpc.ts';
import { Read } from '../parts/read.tsx';
import { Shell } from '../shell/shell.tsx';
import { ChangePassword } from './change-password.tsx';
import { GoOnce } from './go-once.tsx';
import { SessionContext } from './session-context.ts';

/** Who is there? An office that is not founded leads to setup, nobody leads to the door, somebody to the desk. */
export function Gate() {
  const trpc = useTRPC();
  const { href } = useLocation();
  // Where somebody wanted to go, before this page itself leads them away.
  const [came] = useState(href);
  const setup = useQuery(trpc.setup.state.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY }));
  const me = useQuery(trpc.session.me.queryOptions(undefined, { staleTime: 60_000, retry: false }));
  if (setup.data?.founded === false) return <GoOnce to="/setup" />;
  if (me.data === undefined && isSignedOut(me.error)) {
    // A demonstration begins with its five minutes; whoever was sent a link wants to be let in.
    if (setup.data?.demo === true && came === '/') return <GoOnce to="/walk" />;
    if (setup.data === undefined && came === '/' && setup.isPending) return <Loading />;
    return <GoOnce to="/sign-in" from={came} />;
  }
  if (me.data === undefined && me.isPending) return <Loading />;
  return (
    <Read query={me}>
      {(session) => (
        <SessionContext value={session}>
          <ZoneContext value={session.office.zone}>
            {session.passwordDue === null ? <Shell /> : <ChangePassword due={session.passwordDue} />}
          </ZoneContext>
        </SessionContext>
      )}
    </Read>
  );
}
