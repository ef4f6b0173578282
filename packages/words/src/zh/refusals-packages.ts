import type { RefusalWords } from '../translated.ts';

export const packageRefusals = {
  'package.log-behind': {
    what: '案卷包没有制作',
    why: '有几条记录还没有排入日志',
    next: '请过一分钟再试；若仍不行，请找系统管理员',
  },
  'package.gone': {
    what: '没有下载',
    why: '案卷包制作后只保留半小时，这个包已经不在了，或不是您制作的',
    next: '请重新制作一个',
  },
  'package.busy': {
    what: '案卷包没有制作',
    why: '等待下载的案卷包已经太多',
    next: '请先下载已制作的，或半小时后再试',
  },
  'package.not-served': {
    what: '案卷包没有制作',
    why: '决定还没有送达给您',
    next: '请在收到决定后再来取',
  },
} satisfies Record<string, RefusalWords>;
