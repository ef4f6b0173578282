import type { RefusalWords } from '../translated.ts';

export const noticeRefusals = {
  'notice.channel-closed': {
    what: '未保存',
    why: '本系统没有开通“{{channel}}”',
    next: '请联系系统管理员开通，或只用站内通知',
  },
  'notice.address-missing': {
    what: '未保存',
    why: '名册里没有您用于“{{channel}}”的号码或邮箱',
    next: '请联系办公室在名册里补上',
  },
} satisfies Record<string, RefusalWords>;
