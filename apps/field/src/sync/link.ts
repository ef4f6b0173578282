/** Is the server really there? `navigator.onLine` only knows whether a cable or a Wi-Fi is plugged in. */
export const isServerThere = async (timeout = 5_000): Promise<boolean> =>
  (await lookForServer(timeout)) !== null;

/** What a server that is there calls itself: the name of the key it signs with. Said by nobody in particular, and so no proof. */
export async function lookForServer(timeout = 5_000): Promise<{ readonly key: string | null } | null> {
  if (!navigator.onLine) return null;
  try {
    const response = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(timeout) });
    // A portal that asks for a room number answers everything, too, but not like this.
    const { version, key } = (await response.json()) as { version?: unknown; key?: unknown };
    if (!response.ok || typeof version !== 'string') return null;
    return { key: typeof key === 'string' ? key : null };
  } catch {
    return null;
  }
}
