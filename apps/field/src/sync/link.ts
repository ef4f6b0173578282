/** Is the server really there? `navigator.onLine` only knows whether a cable or a Wi-Fi is plugged in. */
export async function isServerThere(timeout = 5_000): Promise<boolean> {
  if (!navigator.onLine) return false;
  try {
    const response = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(timeout) });
    return response.ok;
  } catch {
    return false;
  }
}
