import type { RefusalWords } from '../translated.ts';

export const noticeRefusals = {
  'notice.channel-closed': {
    what: 'Not saved',
    why: 'This installation has no way out by “{{channel}}”',
    next: 'Ask the system administrator to open it, or keep to the bell',
  },
  'notice.address-missing': {
    what: 'Not saved',
    why: 'The register has no number or address of yours for “{{channel}}”',
    next: 'Ask the office to add it to the register',
  },
} satisfies Record<string, RefusalWords>;
