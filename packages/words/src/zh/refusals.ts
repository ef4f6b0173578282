import type { RefusalWords } from '../translated.ts';
import { accessRefusals } from './refusals-access.ts';
import { caseRefusals } from './refusals-cases.ts';
import { dispatchRefusals } from './refusals-dispatches.ts';
import { ferryRefusals } from './refusals-ferry.ts';
import { fieldRefusals } from './refusals-field.ts';
import { measureRefusals } from './refusals-measures.ts';
import { noticeRefusals } from './refusals-notices.ts';
import { officeRefusals } from './refusals-office.ts';
import { orderRefusals } from './refusals-orders.ts';
import { packageRefusals } from './refusals-packages.ts';
import { paperRefusals } from './refusals-papers.ts';
import { publicationRefusals } from './refusals-publication.ts';
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
  'tablet-failed': {
    what: '未能办理',
    why: '本机出了差错，编号 {{reference}}',
    next: '已经记下的内容都在。请再试一次；如仍不行，请把编号告诉系统管理员',
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
  ...accessRefusals,
  ...officeRefusals,
  ...measureRefusals,
  ...noticeRefusals,
  ...orderRefusals,
  ...dispatchRefusals,
  ...paperRefusals,
  ...publicationRefusals,
  ...replyRefusals,
  ...retentionRefusals,
  ...turnoverRefusals,
  ...fieldRefusals,
  ...ferryRefusals,
  ...packageRefusals,
  ...caseRefusals,
} satisfies Record<string, RefusalWords>;
