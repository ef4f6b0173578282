import { z } from 'zod';
import { oneOf, word } from '../../parts/search.ts';

export const accessActions = [
  'signed-in',
  'sign-in-failed',
  'locked-out',
  'signed-out',
  'session-ended',
  'unlocked',
  'denied',
  'viewed',
  'exported',
  'device-opened',
  'device-refused',
  'device-released',
] as const;

export const LogSearch = z.object({ action: oneOf(accessActions), person: word });
export type LogSearch = z.infer<typeof LogSearch>;
