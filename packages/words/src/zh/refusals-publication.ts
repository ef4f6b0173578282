import type { RefusalWords } from '../translated.ts';

/** The public edition of a bulletin (公开版). */
export const publicationRefusals = {
  'bulletin.public-secret': {
    what: '未保存',
    why: '工作秘密不能向社会公开',
    next: '请改为机关内部印发，或者去掉涉及工作秘密的内容后再定密级',
  },
  'bulletin.publication-unreasoned': {
    what: '未保存',
    why: '向社会公开要写明理由和姓名处理方式',
    next: '请填写公开理由，选定姓名处理方式',
  },
  'bulletin.impact-missing': {
    what: '隐私审核未通过',
    why: '这份通报要向社会公开，还没有个人信息保护影响评估',
    next: '请填写公开目的、必要性、对个人的影响和保护措施',
  },
  'bulletin.photo-not-masked': {
    what: '未通过',
    why: '有 {{count}} 张照片没有经第二人核过的遮盖件',
    next: '请一人遮盖人脸、工牌等，另一人核对；不能遮盖的，请从通报中拿掉',
  },
  'bulletin.photo-own-mask': {
    what: '未通过',
    why: '有 {{count}} 张照片是您自己遮盖的',
    next: '遮盖是否够公开，请由另一人判断',
  },
  'bulletin.mask-changed': {
    what: '未能办理',
    why: '隐私审核以后，有 {{count}} 张照片的遮盖件已变',
    next: '请退回，由隐私审核人重新审核',
  },
  'bulletin.name-remains': {
    what: '未通过',
    why: '公开版里还有人名：{{names}}',
    next: '请修改含有人名的单位或地点写法，或者改为机关内部印发',
  },
  'bulletin.not-for-public': {
    what: '未能公开',
    why: '这份通报签发时定为机关内部印发',
    next: '如确需公开，请另行起草公开范围的通报报批',
  },
  'bulletin.publisher-is-drafter': {
    what: '未能公开',
    why: '您起草过这份通报，发布人须是另一人',
    next: '请由其他发布人办理',
  },
  'bulletin.public-not-rendered': {
    what: '未能公开',
    why: '公开版文件还没有生成',
    next: '请稍候再试；久等不成的，请告诉系统管理员',
  },
  'bulletin.review-window-open': {
    what: '未能公开',
    why: '有关单位在 {{day}} 以前都可以申请复核',
    next: '请等复核期满；确需提前的，请领导写明理由',
  },
  'bulletin.review-pending': {
    what: '未能公开',
    why: '有 {{count}} 件复核申请还没有结果',
    next: '请等复核有结果；确需提前的，请领导写明理由',
  },
  'bulletin.window-waived-already': {
    what: '未记录',
    why: '领导已同意提前公开',
    next: '请由发布人公开',
  },
  'bulletin.correction-not-public': {
    what: '未能更正',
    why: '原通报已向社会公开，更正的通报却只在机关内部',
    next: '请起草公开范围的更正通报，印发后再办',
  },
  'bulletin.not-published': {
    what: '未记录',
    why: '这份通报没有公开过',
    next: '没有公开过的，不需要公开更正',
  },
  'bulletin.announced-already': {
    what: '未记录',
    why: '已在原渠道公开更正或撤销',
    next: '不必再办',
  },
  'bulletin.channels-missing': {
    what: '未记录',
    why: '还有原来公开的渠道没有更正：{{names}}',
    next: '请在每个原渠道公开更正或撤销以后再登记',
  },
} satisfies Record<string, RefusalWords>;
