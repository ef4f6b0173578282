import type { RefusalFacts } from '@mingcha/ui';

interface Answer {
  code?: string;
  refusal?: RefusalFacts;
}

/** Signs in with a name and a password. Answers nothing when it went well, else the refusal. */
export async function signIn(username: string, password: string): Promise<RefusalFacts | null> {
  return post('/api/auth/sign-in/username', { username: username.trim().toLowerCase(), password });
}

export async function signOut(): Promise<RefusalFacts | null> {
  return post('/api/auth/sign-out', {});
}

async function post(path: string, body: object): Promise<RefusalFacts | null> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return null;
    const answer: Answer = await response.json().catch(() => ({}));
    if (answer.refusal) return answer.refusal;
    if (response.status === 429) return { code: 'too-many-requests', facts: { seconds: 60 } };
    if (response.status >= 500) return { code: 'server-failed', facts: { reference: '' } };
    return { code: 'sign-in-failed', facts: {} };
  } catch {
    return { code: 'offline', facts: {} };
  }
}
