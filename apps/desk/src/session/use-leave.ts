import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { drafts } from '../drafts/drafts.ts';
import { deskStream } from '../notices/desk-stream.ts';
import { signOut } from './sign-in.ts';

/** Signing out on purpose takes the drafts along: the next person at this computer finds nothing of them. */
export function useLeave(): () => Promise<void> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    deskStream.forget();
    await signOut();
    drafts.dropAll();
    queries.clear();
    await navigate({ to: '/sign-in' });
  };
}
