import type { RefusalWords } from '../translated.ts';

export const turnoverRefusals = {
  'filling.not-a-workbook': {
    what: '未能核对',
    why: '这不是 XLSX 文件，或文件已加密、已损坏',
    next: '请用表格软件打开后另存为“Excel 工作簿（.xlsx）”，不设密码，再上传',
  },
  'filling.too-large': {
    what: '未能核对',
    why: '文件超过 {{megabytes}} MB，或展开后过大',
    next: '请删去图片和多余的表，或分成几份上传',
  },
  'filling.unreadable': {
    what: '未能核对',
    why: '文件的内部结构读不出来',
    next: '请从本页重新下载模板，把内容粘贴过去再上传',
  },
  'filling.mistakes': {
    what: '未写入任何内容',
    why: '文件中有 {{count}} 处错误',
    next: '请改正后重新上传核对',
  },
  'filling.changed-since': {
    what: '未写入任何内容',
    why: '核对之后，名册或文件有了变化',
    next: '请重新上传核对，再写入',
  },
  'leave.not-holder': { what: '未登记请假', why: '此人现不在这个岗位上', next: '请核对岗位，或刷新后再办' },
  'leave.deputy-is-self': { what: '未登记请假', why: '代岗的人就是请假的人', next: '请另选一位代岗人' },
  'leave.days-reversed': {
    what: '未登记请假',
    why: '止日 {{to}} 早于起日 {{from}}',
    next: '请核对两个日期',
  },
  'leave.over-already': {
    what: '未登记请假',
    why: '止日 {{to}} 已经过去',
    next: '请核对日期；已过的请假无须登记',
  },
  'leave.overlaps': {
    what: '未登记请假',
    why: '这个岗位在 {{from}} 至 {{to}} 已有请假登记',
    next: '请核对日期，或先结束原来的请假',
  },
  'leave.confirmer-is-self': {
    what: '未确认',
    why: '请假须由本人以外的人确认',
    next: '请由另一位有权的人确认',
  },
  'leave.deputy-elsewhere': {
    what: '未登记请假',
    why: '代岗人不属于这个岗位所在的单位',
    next: '请选本单位的人代岗',
  },
  'leave.deputy-is-administrator': {
    what: '未登记请假',
    why: '系统管理、安全管理、审计三员不得代办业务',
    next: '请另选一位代岗人',
  },
  'leave.not-begun': { what: '未开始代岗', why: '请假自 {{from}} 起', next: '到起日自动开始' },
  'leave.not-yours': {
    what: '未登记请假',
    why: '只能为自己登记请假',
    next: '请由本人登记，或由督查办主任代为登记',
  },
  'leave.not-over': { what: '未结束请假', why: '请假到 {{to}} 才结束', next: '提前到岗的，由本人销假' },
  'handover.same-person': { what: '未开始交接', why: '交出人和接手人是同一人', next: '请另选接手人' },
  'handover.not-holder': {
    what: '未能办理交接',
    why: '交出人现已不在这个岗位上',
    next: '请核对岗位现状；岗位空缺的，直接任人即可',
  },
  'handover.open-already': {
    what: '未开始交接',
    why: '这个岗位已有一份交接没有办完',
    next: '请先办完，或撤销那一份',
  },
  'handover.not-leaver': { what: '未确认', why: '这一步由交出人本人确认', next: '请由交出人登录后确认' },
  'handover.not-successor': { what: '未确认', why: '这一步由接手人本人确认', next: '请由接手人登录后确认' },
  'handover.approver-is-party': {
    what: '未批准',
    why: '交接须由交接双方以外的人批准',
    next: '请由另一位主任批准',
  },
} satisfies Record<string, RefusalWords>;
