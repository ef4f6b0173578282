import type { RefusalWords } from '../translated.ts';

export const paperRefusals = {
  'attachment.empty': { what: '文件未收下', why: '文件是空的', next: '请重新扫描或拍照后再上传' },
  'attachment.too-large': {
    what: '文件未收下',
    why: '文件超过 {{megabytes}} MB',
    next: '请降低扫描分辨率，或分成几份上传',
  },
  'attachment.type': {
    what: '文件未收下',
    why: '只收 PDF、JPEG、PNG，且内容须与类型相符',
    next: '请重新扫描为 PDF 或拍成照片后上传',
  },
  'attachment.missing': { what: '未保存', why: '没有收到文件“{{name}}”', next: '请先上传这份文件，再提交' },
  'document.characters-missing': {
    what: '未办理',
    why: '本机字体里没有这些字，印出来会是空框：{{characters}}',
    next: '请改用别的写法；确需此字的，请运维人员补装字体（见运行手册）',
  },
  'service.in-future': { what: '未登记送达', why: '所填送达时间还没有到', next: '请核对送达的日期和时间' },
  'service.before-issue': {
    what: '未登记送达',
    why: '所填送达时间早于文书印发',
    next: '请核对送达的日期和时间',
  },
  'service.electronic-not-own': {
    what: '未登记送达',
    why: '电子送达只能由收件人自己在系统中签收',
    next: '请由收件人签收，或改用其他送达方式并附送达回证',
  },
  'service.needs-second': {
    what: '未登记送达',
    why: '“{{method}}”不能由一个人说了算，须另一人对照送达回证核对后才算送达',
    next: '请制作送达回证，送达后录入扫描件，再请另一位同事核对',
  },
  'service.proof-missing': {
    what: '未登记送达',
    why: '以“{{method}}”送达，还缺：{{missing}}',
    next: '请补齐后再登记；没有证明，期限不起算',
  },
  'paper.recorder-is-decider': {
    what: '未代录',
    why: '决定人不能代录自己的决定',
    next: '请由另一位同事代录',
  },
  'paper.recorder-is-drafter': {
    what: '未代录',
    why: '这份材料由您起草，不能由您代录对它的决定',
    next: '请由没有参与起草的同事代录',
  },
  'paper.checker-is-recorder': {
    what: '未核对',
    why: '这份纸质件由您代录，须由另一人对照扫描件核对',
    next: '请交另一位同事核对',
  },
  'paper.checker-is-decider': { what: '未核对', why: '决定人不能核对自己的决定', next: '请交另一位同事核对' },
  'paper.decider-has-no-duty': {
    what: '未代录',
    why: '所选决定人没有作此决定的职责（须为{{roles}}）',
    next: '请核对签字人；如职责有变，先更正岗位任职',
  },
  'paper.decided-before-prepared': {
    what: '未代录',
    why: '签字日期早于呈批单打印日期（{{day}}）',
    next: '请核对纸上的日期',
  },
  'paper.decided-in-future': { what: '未代录', why: '签字日期还没有到', next: '请核对纸上的日期' },
  'paper.act-unknown': { what: '未办理', why: '这件事不能用纸质方式办理', next: '请在系统中直接办理' },
  'pass.unknown': {
    what: '未能打开',
    why: '没有这个码，或它已经用过、停用',
    next: '请对照纸上的十二位码重新输入；仍不行，请联系发件的办公室',
  },
  'pass.over': { what: '未能打开', why: '这个码已过有效期', next: '请联系发件的办公室另开一个' },
  'pass.until-past': { what: '未开出一次性码', why: '所填有效期已经过去', next: '请改为以后的时间' },
  'pass.not-for-this': {
    what: '未能办理',
    why: '这个码只能用于它所附的那一份文书',
    next: '请使用那份文书上的码',
  },
  'pass.not-over': { what: '未停用', why: '这个码还在有效期内', next: '如需提前停用，请填写事由撤销' },
  'bulletin.copies-too-few': {
    what: '未登记用印',
    why: '用印 {{copies}} 份，少于主送、抄送单位数（{{needed}}）',
    next: '请核对份数；每个收文单位至少一份',
  },
  'bulletin.sealed-in-future': {
    what: '未登记用印',
    why: '用印日期还没有到',
    next: '请核对用印登记簿上的日期',
  },
  'bulletin.sealed-before-number': {
    what: '未登记用印',
    why: '用印日期早于编号日期（{{day}}）',
    next: '请核对用印登记簿上的日期',
  },
  'bulletin.keeper-wrote-or-signed': {
    what: '未用印',
    why: '您起草或签发了这份通报，不能由同一人用印',
    next: '请由未起草、未签发的用印人员办理',
  },
  'bulletin.no-seal-key': {
    what: '未用印',
    why: '本机没有设置电子印章的密钥',
    next: '请系统管理员设置 MINGCHA_SEAL_KEY，或者打印用印稿后手工用印',
  },
  'bulletin.seal-key-out-of-time': {
    what: '未用印',
    why: '电子印章证书的有效期为 {{from}} 至 {{until}}，现在不在其中',
    next: '请系统管理员换上有效的证书，或者打印用印稿后手工用印',
  },
  'bulletin.not-sealed': {
    what: '未能印发',
    why: '还没有登记用印',
    next: '请先登记用印；如本件不用印，请在印发时注明“不用印”',
  },
} satisfies Record<string, RefusalWords>;
