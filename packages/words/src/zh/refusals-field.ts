import type { RefusalWords } from '../translated.ts';

export const fieldRefusals = {
  'visit.assignment-not-released': {
    what: '未能安排',
    why: '任务现为“{{state}}”，下达后才能安排走访',
    next: '请先下达任务',
  },
  'visit.not-a-member': { what: '未能办理', why: '您不在这次走访的成员名单内', next: '请由组内成员办理' },
  'visit.not-opened': { what: '未能开始', why: '任务卡还没有打开', next: '请先打开任务卡并阅看' },
  'visit.member-unknown': {
    what: '未能开始',
    why: '签到的人中有人不在成员名单内',
    next: '请移出此人，或由办公室改派',
  },
  'visit.member-not-attested': {
    what: '未能开始',
    why: '有成员还没有用自己的密码确认',
    next: '请该成员在本机确认后再开始',
  },
  'visit.needs-two': {
    what: '未能开始',
    why: '到场 {{count}} 人，走访须两人以上',
    next: '请等另一名成员到场；确需一人先看的，请选“仅观察”，所见须另行印证',
  },
  'visit.position-reason-missing': {
    what: '未能开始',
    why: '没有取得位置，也没有写明原因',
    next: '请到开阔处重试，或写明原因',
  },
  'visit.covert-still-open': {
    what: '未能开始',
    why: '同一对象的暗访还没有结束，先暗访后明查',
    next: '请等暗访提交，或由主任写明理由免去',
  },
  'visit.waiver-not-needed': { what: '未能办理', why: '这次走访无须免去暗访', next: '无须办理' },
  'visit.no-duration': { what: '未能结束', why: '结束时间不晚于开始时间', next: '请核对本机时间后再结束' },
  'visit.checklist-incomplete': {
    what: '未能成稿',
    why: '清单还有 {{missing}} 题没有答',
    next: '请答完必答题',
  },
  'visit.findings-open': {
    what: '未能成稿',
    why: '还有 {{count}} 条没有定类或提出',
    next: '请逐条提出，或写明理由作废',
  },
  'visit.recording-open': { what: '未能成稿', why: '还有 {{count}} 段录制没有结束', next: '请先结束录制' },
  'visit.not-all-signed': {
    what: '未能提交',
    why: '{{of}} 人中已签 {{signed}} 人，须全体成员签名',
    next: '请未签的成员在本机签名',
  },
  'visit.changed-since-presented': {
    what: '未能提交',
    why: '成稿之后内容有变化（成稿时 {{presented}} 项，现在 {{present}} 项）',
    next: '请重新成稿，并由全体成员重签',
  },
  'visit.reviewer-is-member': {
    what: '未能复核',
    why: '您参加了这次走访，不能由您复核',
    next: '请由未参加走访的组长或主任复核',
  },
  'visit.lead-reviews-own': { what: '未能复核', why: '这次走访由您带队，应由主任复核', next: '请转交主任' },
  'visit.evidence-not-verified': {
    what: '未能复核',
    why: '有 {{count}} 件证据尚未核对原件',
    next: '请等上传完成；已损坏的请先排除',
  },
  'visit.not-overdue': { what: '未能报警', why: '还没有过应返回的时间', next: '到时自动再查' },
  'visit.already-alarmed': { what: '未能报警', why: '已经报过', next: '请联系带队组长' },
  'evidence.visit-not-running': { what: '未能录制', why: '走访现为“{{state}}”', next: '请在走访进行中取证' },
  'evidence.mode-not-allowed': {
    what: '未能录制',
    why: '任务卡没有批准“{{medium}}”这种方式',
    next: '请改用已批准的方式',
  },
  'evidence.area-prohibited': {
    what: '未拍录',
    why: '现在在禁止取证区域“{{area}}”内',
    next: '离开后取消这个标记，再拍录',
  },
  'evidence.copy-of-nothing': {
    what: '未能保存副本',
    why: '本次走访没有这件原件',
    next: '请从原件重新标注',
  },
  'evidence.visit-sealed': {
    what: '未能导入',
    why: '走访现为“{{state}}”，不再收入证据',
    next: '请在复核封存之前导入',
  },
  'evidence.recorder-unknown': {
    what: '未能导入',
    why: '这台录音笔或相机不在登记册上，或已停用',
    next: '请先在“基础信息”里登记设备',
  },
  'evidence.file-kind': {
    what: '未能导入',
    why: '文件不是可识别的照片、录音或录像',
    next: '请选 JPG、PNG、MP3、WAV、M4A、MP4、MOV、AVI 等原始文件，不要改名或转换',
  },
  'evidence.confirmer-is-importer': {
    what: '未能签认',
    why: '这份文件由您导入，须由另一人签认',
    next: '请另一位同事核对后签认',
  },
  'evidence.slices-differ': {
    what: '未能保存',
    why: '录制的分段不连续（应为第 {{expected}} 段，实为第 {{found}} 段）',
    next: '请重新录制；已录的部分仍在',
  },
  'evidence.hash-differs': {
    what: '未能接收',
    why: '收到的文件与拍摄时的摘要不一致',
    next: '请从原设备重新上传；原件不要删除',
  },
  'evidence.hash-agrees': { what: '未能标记', why: '文件与拍摄时的摘要一致，没有损坏', next: '无须办理' },
  'evidence.checker-is-maker': {
    what: '未能复核',
    why: '打码由您完成，复核须由他人办理',
    next: '请转交另一位同事',
  },
  'evidence.clearer-is-maker': {
    what: '未能核过',
    why: '这件证据由您拍摄，须由他人核对',
    next: '请转交另一位同事',
  },
  'evidence.mask-differs': {
    what: '未能复核',
    why: '所核的文件不是最近一次打码的文件',
    next: '请打开最近一次的打码件',
  },
  'evidence.mask-is-original': {
    what: '未能保存',
    why: '打码件与原件相同，没有遮盖任何内容',
    next: '请重新打码',
  },
  'evidence.not-yours': { what: '未能保存', why: '这段录制由另一名成员开始', next: '请由开始录制的成员结束' },
  'finding.visit-closed': {
    what: '未能记录',
    why: '走访现为“{{state}}”，不再增改',
    next: '如需补充，请由复核人退回',
  },
  'finding.not-a-member': { what: '未能记录', why: '您不在这次走访的成员名单内', next: '请由组内成员办理' },
  'finding.words-missing': {
    what: '未能提出',
    why: '{{at}}的这一条还没有写事实',
    next: '请打开这一条，写下看到和听到的；不用的请写明理由撤下',
  },
  'finding.place-missing': {
    what: '未能提出',
    why: '{{at}}的这一条还没有写位置',
    next: '请打开这一条，写明在哪里看到的',
  },
  'finding.code-missing': { what: '未能提出', why: '还没有定类', next: '请选定类别和细目' },
  'finding.code-unknown': {
    what: '未能提出',
    why: '“{{style}}”之下没有细目 {{code}}',
    next: '请按现行分类重新选择',
  },
  'finding.criterion-missing': {
    what: '未能提出',
    why: '没有写明依据的标准',
    next: '请写明条款、承诺或办事指南',
  },
  'finding.unit-missing': { what: '未能提出', why: '没有写明单位', next: '请选定一个单位' },
  'finding.post-missing': {
    what: '未能提出',
    why: '没有写明岗位，也没有说明为何无法确定',
    next: '请写明岗位，或说明原因',
  },
  'finding.post-and-reason': {
    what: '未能提出',
    why: '既写了岗位，又写了无法确定的原因',
    next: '请只保留一项',
  },
  'finding.evidence-missing': { what: '未能提出', why: '没有证据', next: '请附上至少一件证据' },
  'finding.evidence-foreign': {
    what: '未保存',
    why: '有 {{count}} 件证据不属于这次走访',
    next: '请移出这些证据',
  },
  'finding.evidence-not-intact': {
    what: '未能办理',
    why: '所附 {{count}} 件证据中没有一件完好',
    next: '请等原件核对完成，或补充证据',
  },
  'finding.severity-missing': { what: '未能提出', why: '没有选定轻重', next: '请选定轻重' },
  'finding.nothing-changed': { what: '未保存', why: '内容没有变化', next: '请修改后再保存' },
  'finding.observed-outside-visit': { what: '未能记录', why: '所见时间不在走访期间', next: '请核对时间' },
  'finding.visit-not-reviewed': {
    what: '未能办理',
    why: '走访现为“{{state}}”，复核后才能确认问题',
    next: '请先复核走访',
  },
  'finding.visit-invalidated': { what: '未能办理', why: '这次走访已作废，所见不再使用', next: '无须办理' },
  'finding.reviewer-is-inspector': {
    what: '未能办理',
    why: '您参加了这次走访，不能由您确认',
    next: '请转交未参加走访的复核人',
  },
  'finding.one-person-needs-director': {
    what: '未能确认',
    why: '这是一人所见，没有旁证',
    next: '请由主任确认，或退回以明查印证',
  },
  'finding.covert-only-needs-director': {
    what: '未能确认',
    why: '只有暗访材料，没有公开固定的证据',
    next: '请由主任确认，或退回补充',
  },
  'finding.favour-needs-director': {
    what: '未能确认',
    why: '涉及好处，可能属于职务违法',
    next: '请由主任研判：确认，或移送',
  },
  'finding.praise-not-referred': { what: '未能移送', why: '这是正面典型', next: '请核对所选条目' },
} satisfies Record<string, RefusalWords>;
