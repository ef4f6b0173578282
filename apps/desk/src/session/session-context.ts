import { createContext, use } from 'react';
import type { Output } from '../api/trpc.ts';

export type Session = Output['session']['me'];

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in. Only to be asked inside the shell, where somebody is. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('no session around this component');
  return session;
}
