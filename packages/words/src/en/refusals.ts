import type { RefusalWords } from '../translated.ts';
import type { refusals as zh } from '../zh/refusals.ts';

export const refusals = {
  'changed-meanwhile': {
    what: 'Not saved',
    why: 'somebody else changed this while you were writing',
    next: 'What you wrote is still here. Compare it with the present state and submit again',
  },
} satisfies Record<keyof typeof zh, RefusalWords>;
