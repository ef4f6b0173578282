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
  'ferry-written',
  'ferry-read',
] as const;

export const deviceStates = ['proposed', 'enrolled', 'refused', 'revoked', 'released'] as const;
export const DevicesSearch = z.object({ state: oneOf(deviceStates) });
export type DevicesSearch = z.infer<typeof DevicesSearch>;

export const LogSearch = z.object({ action: oneOf(accessActions), person: word });
export type LogSearch = z.infer<typeof LogSearch>;
