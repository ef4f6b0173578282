import type { AppRouter } from '@mingcha/server/api';
import { createTRPCClient, httpLink } from '@trpc/client';

export type Api = ReturnType<typeof apiOver>;

function apiOver(url: string, headers: () => Record<string, string>) {
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] });
}

/** A tablet's way to the server: no cookie, a bearer once its session is open. */
export function tabletApi(url: string, bearer: () => string | null): Api {
  return apiOver(url, (): Record<string, string> => {
    const token = bearer();
    return token === null ? {} : { authorization: `Bearer ${token}` };
  });
}

/** Nobody yet: setup and a tablet's claim. */
export const anonymousApi = (url: string): Api => apiOver(url, () => ({}));

/** Signs in through the same door as a browser and keeps the cookie. */
export async function signedInApi(url: string, username: string, password: string): Promise<Api> {
  const answer = await fetch(`${url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  if (!answer.ok) throw new Error(`${username} could not sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  return apiOver(url, () => ({ cookie }));
}

/** Opens a one-time code as its bearer would, and keeps the cookie. */
export async function codeApi(url: string, code: string): Promise<Api> {
  const answer = await fetch(`${url}/trpc/passes.open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!answer.ok) throw new Error(`the code opened nothing: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  return apiOver(url, () => ({ cookie }));
}
