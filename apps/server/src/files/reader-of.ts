import { type Refusal, refusal } from '@mingcha/domain';
import type { Context, Session } from '../context.ts';
import { passwordRefusal } from '../sign-in/password-age.ts';

type Reader =
  | { readonly session: Session }
  | { readonly session: null; readonly status: 401 | 403; readonly refusal: Refusal };

/** Who may come as far as asking for a file: somebody signed in, with a password that is their own and in date. */
export function readerOf({ session }: Pick<Context, 'session'>): Reader {
  if (session === null) return { session, status: 401, refusal: refusal('not-signed-in') };
  if (session.passwordDue !== null)
    return { session: null, status: 403, refusal: passwordRefusal(session.passwordDue) };
  return { session };
}
