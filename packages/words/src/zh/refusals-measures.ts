import type { RefusalWords } from '../translated.ts';

export const measureRefusals = {
  'visit.answers-unsupported': {
    what: '未能成稿',
    why: '清单有 {{count}} 题的答案缺少要附的证据或说明',
    next: '请逐题补上，或改答',
  },
  'visit.watch-not-so': {
    what: '没有记下',
    why: '这只秒表现在不是这个状态，可能已在另一台平板上按过',
    next: '请看屏幕上的读数再按',
  },
  'visit.checklist-not-a-version': {
    what: '未能转换',
    why: '选中的不是同一份清单的另一版',
    next: '请联网取得新版后再试',
  },
  'visit.mapping-twice': {
    what: '未能转换',
    why: '有一道题被对应了两次',
    next: '请让每道题只对应一道',
  },
  'visit.mapping-unknown': {
    what: '未能转换',
    why: '两版清单中没有题目“{{question}}”',
    next: '请重新选择对应的题目',
  },
  'visit.mapping-unlike': {
    what: '未能转换',
    why: '题目“{{question}}”与所对应的题目答法不同',
    next: '请改选答法相同的题目，或不对应、按新题重答',
  },
  'finding.time-missing': {
    what: '未能提出',
    why: '{{at}}的这一条归为“慢”，还没有时间依据',
    next: '请选一段秒表记录，或选事项和起止日期；时长由系统算',
  },
  'finding.time-not-computed': {
    what: '未能保存',
    why: '时长与秒表、日历算出的不一致',
    next: '请重新选择秒表记录或日期，不要自行填写',
  },
  'finding.not-overdue': {
    what: '未能提出',
    why: '按工作日历计算没有超过承诺时限',
    next: '请核对日期，或改选其他分类',
  },
  'registry.checklist-unfit': {
    what: '没有采用',
    why: '清单的题目“{{question}}”：{{fault}}',
    next: '请改好后再采用',
  },
  'registry.question-taken': {
    what: '没有采用',
    why: '题目编号“{{question}}”已在清单“{{name}}”中使用',
    next: '请换一个编号',
  },
} satisfies Record<string, RefusalWords>;
