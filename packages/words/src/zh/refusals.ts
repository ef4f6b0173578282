import type { RefusalWords } from '../translated.ts';

// By refusal code. `what` did not happen, `why`, and what one can do `next`; facts of the refusal fill the {{places}}.
export const refusals = {
  'changed-meanwhile': {
    what: '未保存',
    why: '您填写期间,这份材料已由他人改动',
    next: '您填写的内容仍在。请对照现状后再提交',
  },
} satisfies Record<string, RefusalWords>;
