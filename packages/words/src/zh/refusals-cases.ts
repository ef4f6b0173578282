import type { RefusalWords } from '../translated.ts';

export const caseRefusals = {
  'case.respondent-one': {
    what: '未保存',
    why: '一案只针对一个人或一个单位',
    next: '请只选一个对象，其他对象另行提出',
  },
  'case.measures-unfit': {
    what: '未保存',
    why: '有 {{count}} 项措施不适用于这一对象',
    next: '请只选适用于该对象的措施',
  },
  'case.beyond-authority': {
    what: '未保存',
    why: '有 {{count}} 项措施不在“{{authority}}”的权限之内',
    next: '请改选措施，或改报有权机关',
  },
  'case.findings-unconfirmed': {
    what: '未能办理',
    why: '所据问题中有 {{count}} 条没有确认，或已撤回',
    next: '问责只能依据已确认的问题，请核对',
  },
  'case.findings-disputed': {
    what: '未能办理',
    why: '所据问题中有 {{count}} 条尚有争议',
    next: '请先答复异议，再行办理',
  },
  'case.praise': { what: '未保存', why: '所选问题中有表扬', next: '表扬不能作为问责依据，请移除' },
  'case.recused': {
    what: '未能办理',
    why: '有 {{count}} 人与本案对象有利害关系，应当回避',
    next: '请改由无利害关系的人办理',
  },
  'case.step-apart': {
    what: '未能办理',
    why: '本案的“{{step}}”环节由您办理过',
    next: '提出、批准、调查、决定须由不同的人办理',
  },
  'case.two-investigators': {
    what: '未能受理',
    why: '调查人只有 {{count}} 人',
    next: '调查须由二人以上进行，请补足',
  },
  'case.investigator-apart': {
    what: '未能受理',
    why: '所选调查人中有 {{count}} 人参与过检查、提出或批准',
    next: '请改选没有参与过的人',
  },
  'case.not-investigator': { what: '未能办理', why: '您不是本案调查人', next: '请由受理时确定的调查人办理' },
  'case.months-unfit': {
    what: '未保存',
    why: '这些措施的影响期应为 {{least}} 至 {{most}} 个月（无影响期的不填）',
    next: '请更正影响期',
  },
  'case.not-respondent': { what: '未能提交', why: '这不是针对您或您单位的案件', next: '请核对打开的页面' },
  'case.already-defended': {
    what: '未能提交',
    why: '陈述申辩已经提交或已经答复',
    next: '如有新的材料，请交调查人',
  },
  'case.nothing-said': {
    what: '未能提交',
    why: '既没有陈述，也没有选择放弃，或两者同时出现',
    next: '请写明陈述申辩，或只选择放弃',
  },
  'case.period-running': { what: '未能办理', why: '申辩期还没有届满', next: '请等期满或收到陈述申辩后再办' },
  'case.points-open': {
    what: '未能提交',
    why: '有 {{count}} 点申辩没有逐一答复，或答复与申辩对不上',
    next: '请对每一点各作一次答复',
  },
  'case.forum-small': {
    what: '未能办理',
    why: '集体讨论只有 {{count}} 人',
    next: '须有 {{least}} 人以上参加，请补足',
  },
  'case.forum-apart': {
    what: '未能提交',
    why: '讨论人员中有 {{count}} 人办理过本案其他环节',
    next: '请改选没有参与过的人',
  },
  'case.not-in-forum': {
    what: '未能决定',
    why: '有 {{count}} 人不在本案确定的讨论人员之中',
    next: '请核对参加人员',
  },
  'case.decider-absent': { what: '未能决定', why: '您没有参加这次集体讨论', next: '请由参加讨论的人办理' },
  'case.not-heard': {
    what: '未能决定',
    why: '告知、听取陈述申辩、逐点答复还没有全部完成',
    next: '请先完成这些环节',
  },
  'case.no-authority': { what: '未能决定', why: '您不代表“{{authority}}”', next: '请由该机关有权的人作出' },
  'case.heavier': {
    what: '未能决定',
    why: '拟定的措施重于已经告知的或已经决定的，或与之无法比较轻重',
    next: '不得因申辩、申诉而加重。请选择同等或更轻的措施',
  },
  'case.from-day': {
    what: '未能决定',
    why: '决定日期须在集体讨论日（{{day}}）至今日（{{today}}）之间',
    next: '请更正日期',
  },
  'case.remedy-unknown': {
    what: '未能决定',
    why: '没有与这一决定相符的救济途径，决定书不能缺少它',
    next: '请核对决定机关与措施',
  },
  'case.already-served': {
    what: '未能记录',
    why: '对这一对象已经送达，或不需要送达',
    next: '请核对送达对象',
  },
  'case.not-served': { what: '未能生效', why: '决定还没有送达应送达的全部对象', next: '请先送达' },
  'case.effect-running': { what: '未能办理', why: '影响期还没有届满，或没有期限', next: '请待期满' },
  'appeal.not-appellant': { what: '未能提交', why: '这一决定不是针对您或您单位的', next: '请核对打开的页面' },
  'appeal.nothing-received': { what: '未能提交', why: '决定还没有送达给您', next: '收到决定后再提出' },
  'appeal.route-closed': {
    what: '未能提交',
    why: '“{{route}}”不适用于这一决定',
    next: '请选择决定书写明的途径',
  },
  'appeal.one-open': { what: '未能提交', why: '对这一决定已有申诉正在办理', next: '请待其办结，或先撤回' },
  'appeal.late': { what: '未能提交', why: '申诉期限已于 {{day}} 届满', next: '请写明逾期的理由后再提交' },
  'appeal.took-part': {
    what: '未能办理',
    why: '有 {{count}} 人参与过原决定',
    next: '申诉须由没有参与过的人办理，请改选',
  },
  'appeal.two-reviewers': { what: '未能指定', why: '复核人员只有 {{count}} 人', next: '请指定二人以上' },
  'appeal.not-reviewer': { what: '未能作出', why: '您不是本次指定的复核人员', next: '请由指定的人办理' },
  'appeal.measures-only-changed': {
    what: '未能作出',
    why: '只有“变更”才写变更后的措施，且必须写明',
    next: '请按结论类型填写',
  },
  'appeal.heavier': {
    what: '未能作出',
    why: '变更后的措施没有比原决定更轻，或无法比较轻重',
    next: '不得因申诉而加重。认为原决定适当的，请选“维持”',
  },
  'appeal.reputation-owed': {
    what: '未能记录',
    why: '决定已撤销，但没有记录恢复名誉',
    next: '请先在原范围内恢复名誉，再记录',
  },
  'appeal.organ-unnamed': {
    what: '未能作出',
    why: '这一途径由上一级机关作出决定，还没有写明是哪个机关',
    next: '请填写作出决定的机关',
  },
  'appeal.no-extension': {
    what: '未能延长',
    why: '“{{route}}”不允许延长，或已经延长过一次，或还没有期限',
    next: '请在期限内作出',
  },
  'appeal.result-overdue': {
    what: '未能延长',
    why: '期限已于 {{day}} 届满，过期不能再延长',
    next: '请尽快作出，并如实说明逾期',
  },
  'appeal.document-stands': {
    what: '未能记录',
    why: '复核没有维持，但原{{subject}}还没有更正或撤销',
    next: '请先更正或撤销原文，再记录执行情况',
  },
  'appeal.clock-running': { what: '未能提示', why: '期限还没有到', next: '请待期满' },
} satisfies Record<string, RefusalWords>;
