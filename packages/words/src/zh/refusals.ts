import type { RefusalWords } from '../translated.ts';
import { caseRefusals } from './refusals-cases.ts';
import { ferryRefusals } from './refusals-ferry.ts';
import { fieldRefusals } from './refusals-field.ts';
import { measureRefusals } from './refusals-measures.ts';
import { noticeRefusals } from './refusals-notices.ts';
import { officeRefusals } from './refusals-office.ts';
import { orderRefusals } from './refusals-orders.ts';
import { packageRefusals } from './refusals-packages.ts';
import { paperRefusals } from './refusals-papers.ts';
import { replyRefusals } from './refusals-replies.ts';
import { retentionRefusals } from './refusals-retention.ts';
import { turnoverRefusals } from './refusals-turnover.ts';

// By refusal code. `what` did not happen, `why`, and what one can do `next`; facts of the refusal fill the {{places}}.
export const refusals = {
  'changed-meanwhile': {
    what: '未保存',
    why: '您填写期间，这份材料已由他人改动',
    next: '您填写的内容仍在。请对照现状后再提交',
  },
  'state-forbids': {
    what: '未能{{command}}',
    why: '{{subject}}现为“{{state}}”，这一步不在此时',
    next: '请查看现状，按当前一步办理',
  },
  'not-open-yet': {
    what: '未能{{command}}',
    why: '{{subject}}的这一步本版本尚未开放',
    next: '请按线下程序办理，待开放后补录',
  },
  'role-missing': {
    what: '未能办理',
    why: '这一步由{{roles}}办理，您现在没有这一职责',
    next: '请转交有此职责的同事，或联系安全管理员核对岗位',
  },
  'not-found': {
    what: '没有找到',
    why: '它不存在，或不在您可见的范围内',
    next: '请核对编号，或从列表重新打开',
  },
  'not-allowed': { what: '未能办理', why: '您现任的岗位没有这项权限', next: '如确需办理，请联系安全管理员' },
  'input-invalid': {
    what: '未保存',
    why: '“{{field}}”的内容不合要求',
    next: '请改正这一项后再提交，其余内容都在',
  },
  'secrecy-too-high': {
    what: '未保存',
    why: '所选密级为“{{secrecy}}”，本系统不得存放国家秘密',
    next: '请改用涉密网络办理，并清除本机上的草稿',
  },
  recused: {
    what: '未能办理',
    why: '您与该单位有应当回避的关系',
    next: '请由他人办理；如情况已变，请更正亲属、任职登记',
  },
  'wording-vague': {
    what: '未能提交',
    why: '文字中有“{{phrase}}”，没有指明是哪个单位',
    next: '请写明具体单位和岗位',
  },
  'scenario-entraps': {
    what: '未能提交',
    why: '文字中有“{{phrase}}”，暗访不得利诱、欺骗或设圈套',
    next: '请改为普通的办事请求，并在影响他人之前撤回',
  },
  'not-signed-in': { what: '未能办理', why: '您尚未登录', next: '请登录后继续，已填写的内容都在' },
  'session-expired': { what: '未能办理', why: '登录已过期', next: '请重新登录，已填写的内容都在' },
  'sign-in-failed': { what: '未能登录', why: '用户名或密码不对', next: '请核对后再试，还可以试 {{left}} 次' },
  'account-locked': {
    what: '未能登录',
    why: '连续输错，账号已暂时锁定',
    next: '请 {{minutes}} 分钟后再试，或请安全管理员解锁',
  },
  'account-closed': { what: '未能登录', why: '这个账号已停用', next: '如需恢复，请联系系统管理员' },
  'password-weak': {
    what: '未能设置密码',
    why: '密码过于简单',
    next: '请用至少 {{length}} 个字符，包含大写、小写、数字、符号中的三种',
  },
  'password-must-change': {
    what: '未能继续',
    why: '这是初始密码，首次登录须先更换',
    next: '请设置新密码后继续',
  },
  'password-old': {
    what: '未能继续',
    why: '密码已用满 {{days}} 天，须先更换',
    next: '请设置新密码后继续',
  },
  'password-wrong': { what: '未更换密码', why: '原密码不对', next: '请核对后再试，还可以试 {{left}} 次' },
  'password-used-before': {
    what: '未更换密码',
    why: '新密码与最近 {{count}} 个密码之一相同',
    next: '请换一个没有用过的密码',
  },
  'setup-code-wrong': { what: '未能设立', why: '设立码不对', next: '请查看服务器启动时显示的设立码' },
  'office-already-founded': { what: '未能设立', why: '本系统已经设立了办公室', next: '请直接登录' },
  'office-not-founded': { what: '未能办理', why: '本系统还没有设立办公室', next: '请先完成设立' },
  'too-many-requests': { what: '未能办理', why: '短时间内请求过多', next: '请 {{seconds}} 秒后再试' },
  'server-busy': { what: '未能办理', why: '服务器正忙', next: '请稍后再试，已填写的内容都在' },
  'server-failed': {
    what: '未能办理',
    why: '服务器出了差错，编号 {{reference}}',
    next: '请稍后再试；如仍不行，请把编号告诉系统管理员',
  },
  'outcome-unknown': {
    what: '不知道是否已办成',
    why: '数据库连接在答复之前中断，编号 {{reference}}',
    next: '请刷新本页核对，没有办成再办一次',
  },
  offline: { what: '未能送达', why: '现在没有网络', next: '内容已存在本机，联网后自动送出' },
  'name-taken': { what: '未保存', why: '“{{name}}”已有人使用', next: '请换一个名称' },
  'payload-unreadable': {
    what: '未能打开',
    why: '其中有内容已依法销毁，或本机没有密钥',
    next: '请由有密钥的岗位办理',
  },
  'key-missing': { what: '未能打开', why: '没有找到这份材料的密钥', next: '请由系统管理员从密钥备份中恢复' },
  'registry.end-in-future': {
    what: '未登记终止',
    why: '{{day}} 还没有到',
    next: '请到那一天再登记',
  },
  'registry.unit-in-use': {
    what: '单位未撤销',
    why: '还有下级单位 {{units}} 个、在任岗位 {{seats}} 个、未办结事项 {{matters}} 件',
    next: '请先移交人员、改隶下级单位并办结事项',
  },
  'registry.successor-ended': {
    what: '单位未撤销',
    why: '并入的单位不在册，或就是它自己',
    next: '请另选在册的单位',
  },
  'registry.parent-in-circle': {
    what: '未保存',
    why: '所选上级单位是本单位自己或其下级',
    next: '请另选上级单位',
  },
  'registry.seat-taken': { what: '未能任职', why: '这个岗位上已有人', next: '请先办理离岗' },
  'registry.seat-empty': { what: '未能离岗', why: '这个岗位上没有人', next: '请核对所选岗位' },
  'registry.promise-longer-than-law': {
    what: '未保存',
    why: '承诺时限（{{promised}} 个半日）长于法定时限（{{statutory}} 个半日）',
    next: '请核对两个时限',
  },
  'registry.relation-names-nobody': {
    what: '未保存',
    why: '没有写明与哪个单位或何人有关系',
    next: '请至少填写一项',
  },
  'registry.relation-of-another': {
    what: '未保存',
    why: '已申报的关系不能改到另一个人名下',
    next: '请为那个人另行申报，并在这一条写明已不适用',
  },
  'registry.calendar-day-outside-year': {
    what: '未保存',
    why: '{{day}} 不在所填年份内',
    next: '请核对日期和年份',
  },
  'registry.person-erased': {
    what: '未保存',
    why: '这个人的姓名已依法销毁，不能在原记录上补填',
    next: '如须再用，请另行登记一人',
  },
  'erasure.second-person': {
    what: '未销毁',
    why: '申请由您提出，须由另一人批准',
    next: '请由主任或隐私审核人中的另一位办理',
  },
  'erasure.not-held': {
    what: '未能办理',
    why: '有 {{count}} 项内容不属于这个人，或已经销毁',
    next: '请重新打开此人，核对现存内容',
  },
  'erasure.person-in-office': {
    what: '未能办理',
    why: '这个人仍在岗或账号仍开着，姓名还要用',
    next: '请先办理离任、停用账号；电话等其他内容可以先行销毁',
  },
  'registry.version-taken': {
    what: '未保存',
    why: '版本“{{version}}”已经采用，内容不能改动',
    next: '请另起一个版本号',
  },
  'access.admins-exclusive': {
    what: '未授予',
    why: '已任“{{held}}”，与“{{wanted}}”不得由同一人担任',
    next: '请由另一人担任，或先撤销原有职责',
  },
  'access.grant-to-self': { what: '未授予', why: '不能给自己授予职责', next: '请由另一位安全管理员办理' },
  'access.account-opener-grants': {
    what: '未授予',
    why: '这个账号由您开立，开立与授权须由两人办理',
    next: '请由另一位安全管理员授权',
  },
  'access.already-held': { what: '未授予', why: '对方已有这一职责', next: '无须办理' },
  'access.not-held': { what: '未撤销', why: '对方没有这一职责', next: '请核对人员和职责' },
  'access.last-security-admin': {
    what: '未撤销',
    why: '这是最后一位安全管理员',
    next: '请先授予另一人，再撤销',
  },
  'access.account-exists': { what: '未开立', why: '此人已有账号', next: '请使用原有账号，或先停用' },
  'access.device-second-person': {
    what: '未能启用',
    why: '登记与核对须由两人办理',
    next: '请由另一位同事核对校验码后启用',
  },
  'access.digits-gone': {
    what: '未能启用',
    why: '这台平板的登记码已失效，没有可核对的数字',
    next: '请拒绝这台平板，重新登记',
  },
  'access.digits-differ': {
    what: '未能启用',
    why: '所输数字与平板的校验码不一致',
    next: '请照平板屏幕重新输入；仍不一致的，可能有人冒充，请拒绝这台平板并查明原因',
  },
  'access.server-key-second-person': {
    what: '未核准',
    why: '更换服务器密钥须由两人办理，这一次是您提出的',
    next: '请由另一位安全管理员或主任核准',
  },
  'access.server-key-other': {
    what: '未核准',
    why: '所核对的密钥不是提出的那一把',
    next: '请刷新后，与控制台上的指纹重新核对',
  },
  'access.server-key-none': {
    what: '未提出',
    why: '服务器上没有新做好的密钥，或已经提出过',
    next: '请由运维人员运行 npm run rescue -- new-server-key，再来提出',
  },
  'access.device-not-proposed': {
    what: '未能启用',
    why: '这台设备现为“{{state}}”',
    next: '请在设备上重新申请登记',
  },
  'access.device-revoked': {
    what: '未能办理',
    why: '这台设备已停用',
    next: '请换用已启用的设备；本机未送出的内容都还在，请把平板交给办公室',
  },
  'access.device-doubled': {
    what: '未能取得新内容',
    why: '这台平板出现了两份记录，等办公室决定',
    next: '可以照常记录和送出；请与办公室联系',
  },
  'access.doubled-already': { what: '未能记下', why: '已记下两份记录，等人决定', next: '请先作出决定' },
  'access.not-doubled': { what: '未能决定', why: '这台平板没有两份记录的问题', next: '请刷新后再看' },
  'access.doubled-own': {
    what: '未能决定',
    why: '您是这台平板的使用人',
    next: '请不使用这台平板的督查室主任或安全管理员决定',
  },
  'access.device-not-revoked': { what: '未能办理', why: '这台设备没有停用', next: '丢失的，请先停用' },
  'access.release-asked-already': {
    what: '未能申请',
    why: '已有人申请取回这台平板上的内容',
    next: '请安全管理员核准',
  },
  'access.release-not-asked': { what: '未能核准', why: '还没有人申请取回', next: '请先由一人写明理由申请' },
  'access.release-second-person': {
    what: '未能核准',
    why: '申请与核准取回须由两人办理',
    next: '请另一位安全管理员核准',
  },
  'access.release-waits': {
    what: '尚未打开',
    why: '办公室还没有核准取回',
    next: '请联系办公室；内容都在本机，没有删除',
  },
  'access.vault-not-ours': {
    what: '未能打开',
    why: '这份密钥封包不是用本办公室的恢复密钥封存的',
    next: '请保留平板原状，交安全管理员查明',
  },
  'access.report-unsigned': {
    what: '没有记入',
    why: '报告上的签名不是这台设备的',
    next: '请保留平板原状，交安全管理员查明',
  },
  'access.device-unknown': { what: '未能办理', why: '这台设备没有登记启用', next: '请先办理设备登记' },
  'access.code-expired': { what: '未能登记', why: '登记码已过期', next: '请在办公端重新生成' },
  'access.code-taken': {
    what: '未能登记',
    why: '这个登记码已被另一台设备用过',
    next: '请办公室重新生成；若没有别人在登记，可能有人截取了登记码，请不要启用那台设备',
  },
  'access.opened-otherwise': {
    what: '未能登记',
    why: '服务器前后所说不一致，可能有人在中间改动',
    next: '请不要启用这台平板；换用办公室内的网络，由办公室重新生成登记码',
  },
  'access.code-wrong': { what: '未能登记', why: '登记码不对', next: '请核对后再试，还可以试 {{left}} 次' },
  'access.person-not-of-device': {
    what: '未能办理',
    why: '您不在这台设备的使用人名单内',
    next: '请换用您名下的设备，或更正使用人名单',
  },
  'access.erasure-needs-two': { what: '未销毁', why: '销毁须由两位不同的人批准', next: '请再由一人批准' },
  'access.writer-class-forbids': {
    what: '未接收',
    why: '这类记录（“{{kind}}”）不能由此类设备写入',
    next: '请由有权的一端办理',
  },
  ...officeRefusals,
  ...measureRefusals,
  ...noticeRefusals,
  ...orderRefusals,
  ...paperRefusals,
  ...replyRefusals,
  ...retentionRefusals,
  ...turnoverRefusals,
  ...fieldRefusals,
  ...ferryRefusals,
  ...packageRefusals,
  ...caseRefusals,
} satisfies Record<string, RefusalWords>;
