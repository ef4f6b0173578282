import type { RefusalWords } from '../translated.ts';

export const officeRefusals = {
  'plan.incomplete': { what: '未能送审', why: '“{{field}}”还没有填写', next: '请补齐后再送审' },
  'plan.dates-reversed': {
    what: '未保存',
    why: '结束日期（{{to}}）早于开始日期（{{from}}）',
    next: '请更正日期',
  },
  'plan.reviewer-is-planner': {
    what: '未能审核',
    why: '方案由您起草，审核须由他人办理',
    next: '请转交另一位审核人',
  },
  'plan.approver-is-planner': {
    what: '未能批准',
    why: '方案由您起草，批准须由他人办理',
    next: '请由另一位负责人批准',
  },
  'plan.targets-too-frequent': {
    what: '未能通过',
    why: '有 {{count}} 个单位近期已多次被督查',
    next: '请移出这些单位，或在意见中写明理由并勾选',
  },
  'plan.revision-changes-nothing': { what: '未保存', why: '内容没有变化', next: '请修改后再保存' },
  'plan.assignments-open': {
    what: '未能结束',
    why: '还有 {{count}} 项任务没有办结',
    next: '请先办结或中止这些任务',
  },
  'plan.no-assignment': { what: '未能结束', why: '这个方案下没有任务', next: '如不再实施，请撤销方案' },
  'assignment.plan-not-approved': {
    what: '未能办理',
    why: '方案现为“{{state}}”，批准后才能派出任务',
    next: '请等待方案批准',
  },
  'assignment.outside-plan': {
    what: '未保存',
    why: '“{{what}}”超出已批准的方案',
    next: '请改在方案之内，或修订方案重新报批',
  },
  'assignment.needs-two': {
    what: '未能派出',
    why: '只有 {{count}} 名成员，走访须两人以上',
    next: '请增加成员',
  },
  'assignment.lead-not-member': {
    what: '未保存',
    why: '组长不在成员名单内',
    next: '请把组长列入成员，或另定组长',
  },
  'assignment.lead-not-qualified': {
    what: '未保存',
    why: '所选组长没有组长职责',
    next: '请另定组长，或请安全管理员授予职责',
  },
  'assignment.member-recused': {
    what: '未能派出',
    why: '有 {{count}} 名成员应当回避',
    next: '请调整成员后重新核查',
  },
  'assignment.not-checked-clear': { what: '未能派出', why: '回避核查没有通过', next: '请调整成员后重新核查' },
  'assignment.not-a-member': { what: '未能办理', why: '您不在这项任务的成员名单内', next: '请核对任务' },
  'assignment.already-answered': { what: '未能办理', why: '您已经答复过', next: '无须再次答复' },
  'assignment.visits-open': {
    what: '未能办结',
    why: '还有 {{count}} 次走访没有提交',
    next: '请先提交或中止这些走访',
  },
  'assignment.team-unchanged': { what: '未保存', why: '成员和组长都没有变化', next: '请调整后再保存' },
  'bulletin.no-findings': {
    what: '未能提交',
    why: '通报还没有引用任何问题',
    next: '请加入已确认的问题或做法',
  },
  'bulletin.finding-not-confirmed': {
    what: '未能办理',
    why: '有 {{count}} 条问题尚未确认',
    next: '请移出这些条目，或等待确认',
  },
  'bulletin.finding-repeated': {
    what: '未保存',
    why: '有 {{count}} 条问题重复引用',
    next: '请去掉重复的条目',
  },
  'bulletin.drop-unexplained': {
    what: '未保存',
    why: '有 {{count}} 条已确认的问题被移出，没有写明谁提出、为什么',
    next: '请逐条写明，或放回草稿',
  },
  'bulletin.statement-foreign': {
    what: '未保存',
    why: '正文有段落关联了本通报没有列入的问题（{{count}} 条）',
    next: '请去掉关联，或把问题列入通报',
  },
  'intercession.in-future': {
    what: '未记录',
    why: '{{day}} 还没有到',
    next: '请填写对方打招呼的日期',
  },
  'intercession.finding-elsewhere': {
    what: '未记录',
    why: '所选问题不在这份通报里',
    next: '请从本通报的问题中选择，或只写通报',
  },
  'bulletin.incomplete': { what: '未能提交', why: '“{{field}}”还没有填写', next: '请补齐后再提交' },
  'bulletin.too-long': {
    what: '未能通过',
    why: '全文 {{characters}} 字，超过 {{limit}} 字的限度',
    next: '请精简文字或减少条目',
  },
  'bulletin.photo-not-cleared': {
    what: '未能通过',
    why: '有 {{count}} 张照片没有经第二人核过',
    next: '请先核对无人脸、车牌、证件，或打码后由他人复核',
  },
  'bulletin.photo-foreign': {
    what: '未能通过',
    why: '有 {{count}} 张照片不属于所引用问题的走访',
    next: '请移出这些照片',
  },
  'bulletin.reviewer-is-drafter': {
    what: '未能办理',
    why: '这份通报由您起草，须由他人核审',
    next: '请转交另一位同事',
  },
  'bulletin.signer-is-drafter': {
    what: '未能签发',
    why: '这份通报由您起草，不能由您签发',
    next: '请由另一位负责人签发',
  },
  'bulletin.signer-is-reviewer': {
    what: '未能签发',
    why: '您参加了这份通报的核审，不能由您签发',
    next: '请由另一位负责人签发',
  },
  'bulletin.comment-closed': {
    what: '未能记入',
    why: '这条意见已经办结，或不在这份通报里',
    next: '请刷新页面；还有话说，请另提一条意见',
  },
  'bulletin.comment-of-another': {
    what: '未能办结',
    why: '这条意见不是您提的',
    next: '请由提出人办结；提出人不在时，由主任办结',
  },
  'bulletin.view-changed': {
    what: '未能签发',
    why: '您看到的文本与现在的不一致',
    next: '请重新阅看全文后再签发',
  },
  'bulletin.number-not-next': {
    what: '未能编号',
    why: '这个文号不是下一个',
    next: '下一个顺序号是 {{next}}，请重新编号',
  },
  'bulletin.series-differs': { what: '未能编号', why: '字号与通报所定的不一致', next: '请核对发文字号' },
  'bulletin.year-differs': { what: '未能编号', why: '编号年份不是 {{year}} 年', next: '请按当年编号' },
  'bulletin.render-differs': {
    what: '未能生成文件',
    why: '文件内容与签发的文本不一致',
    next: '请按签发的文本重新生成',
  },
  'bulletin.units-not-recipients': {
    what: '未能印发',
    why: '有 {{count}} 个单位不在主送、抄送之列',
    next: '请移出这些单位',
  },
  'bulletin.not-a-correction': {
    what: '未能更正',
    why: '所选通报不是对本件的更正，或尚未印发',
    next: '请先起草并印发更正通报',
  },
  'bulletin.corrects-not-issued': {
    what: '未保存',
    why: '所要更正的通报尚未印发，或已撤销',
    next: '未印发的通报请直接修改；已撤销的不再更正',
  },
} satisfies Record<string, RefusalWords>;
