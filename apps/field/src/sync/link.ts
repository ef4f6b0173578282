/** Is the server really there? `navigator.onLine` only knows whether a cable or a Wi-Fi is plugged in. */
export async function isServerThere(timeout = 5_000): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const response = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(timeout) });
    // A portal that asks for a room number answers everything, too, but not like this.
    const { version } = (await response.json()) as { version?: unknown };
    return response.ok && typeof version === 'string';
  } catch {
    return false;
  }
}
