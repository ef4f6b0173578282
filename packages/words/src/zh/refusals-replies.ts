import type { RefusalWords } from '../translated.ts';

// 事实确认和移送的限制。
export const replyRefusals = {
  'finding.not-heard': {
    what: '未能认定',
    why: '还没有听取被督查单位的意见',
    next: '请先送单位核对，待答复、拒签或期满后再认定',
  },
  'finding.praise-needs-no-reply': { what: '未送核对', why: '这是正面典型', next: '可直接认定' },
  'finding.replies-open': {
    what: '未能认定',
    why: '还有 {{count}} 份事实确认书没有结果，或其异议没有逐条回应',
    next: '请等候答复或期满；有异议的，请先逐条回应',
  },
  'finding.objection-unanswered': {
    what: '未能办理',
    why: '有 {{count}} 份异议没有逐条回应',
    next: '请先逐条回应，再作决定',
  },
  'finding.not-a-holder': { what: '没有找到', why: '它不存在，或不在您可见的范围内', next: '请核对编号' },
  'finding.holder-leaves-self': {
    what: '未保存',
    why: '名单里没有您本人',
    next: '请保留本人；交接后由接手的人移除',
  },
  'confirmation.one-respondent': {
    what: '未开出',
    why: '一张事实确认书只能送一个单位或一个人',
    next: '请分别开出',
  },
  'confirmation.names-inspector': {
    what: '未开出',
    why: '事实中出现了 {{count}} 名督查人员的姓名',
    next: '请删去姓名，写“督查人员”',
  },
  'confirmation.evidence-not-released': {
    what: '未开出',
    why: '所附照片有 {{count}} 张未经核过或打码，暗访原件不出示',
    next: '请先打码并由第二人复核，或不附该照片',
  },
  'confirmation.finding-decided': {
    what: '未能办理',
    why: '这条问题现为“{{state}}”，不再收取答复',
    next: '如对结果有异议，请按救济途径提出',
  },
  'confirmation.not-addressee': {
    what: '未能办理',
    why: '这份事实确认书不是送给您的',
    next: '请由受送达的单位或本人办理',
  },
  'confirmation.points-missing': {
    what: '未提交',
    why: '选择了有异议，还没有写明哪一条',
    next: '请逐条写明异议，便于逐条回应',
  },
  'confirmation.points-numbers': { what: '未提交', why: '异议条目的编号不连续', next: '请从 1 起依次编号' },
  'confirmation.refusal-needs-second': {
    what: '未记明拒签',
    why: '拒签视为已听取意见，不能由一个人说了算，须有两名见证人签字，并由另一人对照核对',
    next: '请制作拒签记录，见证人签字后扫描录入，再请另一位同事核对',
  },
  'confirmation.refusal-witnesses': {
    what: '未录入',
    why: '拒签记录须有两名不同的见证人，写明单位和姓名',
    next: '请每行写一名见证人，先单位后姓名，中间空一格',
  },
  'confirmation.period-runs': { what: '未记为未回复', why: '答复期未满，或尚未送达', next: '请等候期满' },
  'confirmation.nothing-to-answer': { what: '未回应', why: '对方没有提出异议', next: '可直接认定' },
  'confirmation.points-unanswered': {
    what: '未提交',
    why: '有 {{count}} 条异议没有对应的回应',
    next: '请逐条回应，每条一次',
  },
  'confirmation.person-elsewhere': {
    what: '未送核对',
    why: '所选人员中有 {{count}} 人不属于这个单位',
    next: '请核对人员',
  },
} satisfies Record<string, RefusalWords>;
