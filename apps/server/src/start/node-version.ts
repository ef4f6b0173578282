import { StartFailure } from './failure.ts';

/** Node 20 would start this program and fail somewhere in the middle; the pinned one lies in node_modules/.bin. */
export const leastNode = [24, 0] as const;

export function checkNode(version: string): void {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  if (major > leastNode[0] || (major === leastNode[0] && minor >= leastNode[1])) return;
  throw new StartFailure('node-version', { found: version, least: leastNode.join('.') });
}
