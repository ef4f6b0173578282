import type { RefusalWords } from '../translated.ts';

export const orderRefusals = {
  'finding.disposed-already': { what: '未登记', why: '这个问题已由同一份文书处置', next: '无须办理' },
  'finding.disposals-open': {
    what: '未办结',
    why: '还有 {{count}} 项处置没有办完',
    next: '整改销号或问责办结后，问题自动办结',
  },
  'order.items-not-numbered': { what: '未保存', why: '各项编号不连续', next: '请从 1 起顺序编号' },
  'order.requirement-missing': {
    what: '未保存',
    why: '有 {{count}} 项没有写明整改要求，或要求没有对应的问题',
    next: '请逐项写明要求',
  },
  'order.finding-of-other-unit': {
    what: '未保存',
    why: '有 {{count}} 个问题不属于这个单位',
    next: '请移出，或另发一份整改通知',
  },
  'order.finding-not-confirmed': {
    what: '未能办理',
    why: '有 {{count}} 个问题还没有确认，或已经撤回',
    next: '请移出这些问题，或等待确认',
  },
  'order.replaces-standing': {
    what: '未保存',
    why: '所替代的整改通知没有撤销',
    next: '请先由领导撤销，再起草替代它的通知',
  },
  'order.replaces-other-unit': {
    what: '未保存',
    why: '所替代的整改通知发给另一个单位',
    next: '请选回原单位，或另行起草',
  },
  'order.issuer-is-drafter': {
    what: '未能办理',
    why: '整改通知由您起草，签发须由他人办理',
    next: '请由另一位负责人签发',
  },
  'order.unit-without-seat': {
    what: '未签发',
    why: '该单位的席位空缺：{{seats}}',
    next: '请先在名册中落实人员，再签发',
  },
  'order.view-changed': {
    what: '未签发',
    why: '您阅看之后，文中内容有变动',
    next: '请重新阅看后再签发',
  },
  'order.number-not-next': {
    what: '未编号',
    why: '下一个号应为 {{next}}，与文号登记不一致',
    next: '请重试；仍不成功时请系统管理员核对登记',
  },
  'order.render-differs': {
    what: '文件未登记',
    why: '文件不是按签发的文本生成的',
    next: '请重新生成',
  },
  'order.not-printed-yet': {
    what: '未登记送达',
    why: '文件还在生成',
    next: '请稍候片刻再登记',
  },
  'order.unit-proves-nothing': {
    what: '未登记送达',
    why: '收件单位只能以本人在系统中签收为凭，其他送达由督查办登记',
    next: '请直接签收',
  },
  'order.objection-too-late': {
    what: '异议未受理',
    why: '异议期已于 {{day}} 届满',
    next: '可依法申请复查，权利不受影响',
  },
  'order.objected-before': {
    what: '异议未受理',
    why: '对这份整改通知已提过异议',
    next: '请查看答复；可依法申请复查',
  },
  'order.points-not-numbered': { what: '未提交', why: '各条意见编号不连续', next: '请从 1 起顺序编号' },
  'order.issuer-answers-objection': {
    what: '未答复',
    why: '整改通知由您签发，异议须由他人答复',
    next: '请由另一位负责人答复',
  },
  'order.points-unanswered': {
    what: '未答复',
    why: '还有 {{count}} 条意见没有答复',
    next: '请逐条写明采纳与否和理由',
  },
  'order.item-unknown': { what: '未能办理', why: '没有第 {{n}} 项', next: '请核对项目' },
  'order.item-state': {
    what: '未能办理',
    why: '第 {{n}} 项现在是“{{state}}”',
    next: '请刷新后按现在的状态办理',
  },
  'order.item-repeated': { what: '未提交', why: '同一项写了两次', next: '请每项只写一次' },
  'order.item-unplanned': {
    what: '未提交',
    why: '还有 {{count}} 项没有整改措施',
    next: '请逐项写明负责领导、责任科室、责任人和措施',
  },
  'order.item-not-done': {
    what: '未销号',
    why: '第 {{n}} 项核查不到位',
    next: '请退回再改，并写明新的期限',
  },
  'order.items-open': {
    what: '未办结',
    why: '还有 {{count}} 项没有销号',
    next: '请逐项核查、销号',
  },
  'order.extension-too-late': {
    what: '申请未受理',
    why: '这一项已于 {{day}} 到期，延期须在到期前申请',
    next: '请尽快报结果，并说明情况',
  },
  'order.extension-asked-already': {
    what: '申请未受理',
    why: '已有一次延期申请在等待批复',
    next: '请等待批复',
  },
  'order.extensions-used': {
    what: '申请未受理',
    why: '每一项最多延期 {{count}} 次',
    next: '请按期报结果，或说明尚未完成的部分',
  },
  'order.extension-not-asked': { what: '未能办理', why: '没有待批的延期申请', next: '无须办理' },
  'order.not-looked-back': {
    what: '未办理',
    why: '回头看还没有由两人确认，或者结果不符',
    next: '请先由两名督查人员记录并复核',
  },
  'look-back.took-part': {
    what: '未记录',
    why: '您参加过这份整改的{{part}}',
    next: '请由未参加检查、核查、销号的督查人员回头看',
  },
  'look-back.own-unit': {
    what: '未记录',
    why: '您是被核查单位的人员',
    next: '请由督查机构的其他人员回头看',
  },
  'look-back.second-is-first': {
    what: '未复核',
    why: '这份结果由您记录，复核须是另一人',
    next: '请由另一名未参与的督查人员复核',
  },
  'look-back.items-missing': {
    what: '未记录',
    why: '须逐项写明结果，本次回头看的是第 {{items}} 项',
    next: '请每项各写一次结果和看到的情况',
  },
  'look-back.day-wrong': {
    what: '未记录',
    why: '回头看的日期须在 {{from}} 至 {{to}} 之间',
    next: '请更正日期',
  },
  'look-back.finding-elsewhere': {
    what: '未记录',
    why: '关联的问题不是该单位的，或者该项不是新问题',
    next: '请只为新问题关联该单位已登记的问题',
  },
  'order.not-time-yet': { what: '未登记', why: '还没有到时候', next: '无须办理' },
  'order.report-unsigned': {
    what: '未提交',
    why: '整改报告须由主要负责人签字并加盖公章',
    next: '请附上签字盖章的报告扫描件，或由主要负责人提交',
  },
  'order.verifier-is-handler': {
    what: '未登记核查',
    why: '您经手过这一项的整改，核查须由他人办理',
    next: '请由另一位督查员核查',
  },
  'order.closer-is-verifier': {
    what: '未能办理',
    why: '这一项由您核查，销号或退回须由他人办理',
    next: '请由另一位负责人办理',
  },
} satisfies Record<string, RefusalWords>;
