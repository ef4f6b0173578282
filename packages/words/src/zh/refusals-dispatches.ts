import type { RefusalWords } from '../translated.ts';

export const dispatchRefusals = {
  'dispatch.incomplete': { what: '未保存', why: '还没有填“{{field}}”', next: '请补充后再保存' },
  'dispatch.about-changed': {
    what: '未保存',
    why: '修改时不能换单位、换整改通知或换文种',
    next: '请另起草一份',
  },
  'dispatch.item-not-late': {
    what: '未能办理',
    why: '有 {{count}} 项没有逾期，或已经销号',
    next: '请移出这些事项',
  },
  'dispatch.finding-not-confirmed': {
    what: '未能办理',
    why: '有 {{count}} 个问题没有确认，或不是这次督查在该单位查实的',
    next: '请移出这些问题，或等待确认',
  },
  'dispatch.report-day-past': {
    what: '未签发',
    why: '报送期限 {{day}} 不在今天之后',
    next: '请退回，改定报送期限后再签发',
  },
  'dispatch.needs-no-review': {
    what: '未登记审核',
    why: '这种文书不经法制审核，由签发人直接签发',
    next: '无须办理',
  },
  'dispatch.not-reviewed': {
    what: '未签发',
    why: '督查结论须先经法制审核',
    next: '请先由法制审核人审核',
  },
  'dispatch.reviewer-is-drafter': {
    what: '未能办理',
    why: '这份发文由您起草，审核和退回须由他人办理',
    next: '请由另一位有此职责的同事办理',
  },
  'dispatch.signer-is-drafter': {
    what: '未签发',
    why: '这份发文由您起草，签发须由他人办理',
    next: '请由另一位负责人签发',
  },
  'dispatch.signer-is-reviewer': {
    what: '未签发',
    why: '这份发文由您审核，签发须由他人办理',
    next: '请由另一位负责人签发',
  },
  'dispatch.view-changed': {
    what: '未签发',
    why: '您阅看之后，文中内容有变动',
    next: '请重新阅看后再签发',
  },
  'dispatch.number-not-next': {
    what: '未编号',
    why: '下一个号应为 {{next}}，与文号登记不一致',
    next: '请重试；仍不成功时请系统管理员核对登记',
  },
  'dispatch.render-differs': {
    what: '文件未登记',
    why: '文件不是按签发的文本生成的',
    next: '请重新生成',
  },
  'dispatch.bears-no-seal': {
    what: '未用印',
    why: '简报和会议纪要不用印',
    next: '请直接印发',
  },
  'dispatch.keeper-wrote-or-signed': {
    what: '未用印',
    why: '这份发文由您起草或签发，用印须由他人办理',
    next: '请由另一位用印人办理',
  },
  'dispatch.not-sealed': {
    what: '未印发',
    why: '这份函还没有用印',
    next: '请先用印，或写明不以密钥用印、在纸上加盖印章',
  },
  'dispatch.goes-to-no-unit': {
    what: '未登记送达',
    why: '简报、会议纪要和发往多个单位的撤销通知不逐一登记送达，印发即为送达',
    next: '无须办理',
  },
  'dispatch.not-withdrawn': {
    what: '未保存',
    why: '这份文书没有撤销',
    next: '请先由领导撤销，再起草撤销通知',
  },
  'dispatch.never-went-out': {
    what: '未保存',
    why: '这份文书撤销前没有发出，没有人收到过',
    next: '不必发撤销通知',
  },
  'dispatch.withdraws-notice': {
    what: '未保存',
    why: '撤销通知本身不用撤销通知撤销',
    next: '请为原来的文书重新起草撤销通知',
  },
  'dispatch.notice-exists': {
    what: '未保存',
    why: '这份文书已经有一份撤销通知',
    next: '请打开已有的撤销通知，修改或签发',
  },
  'dispatch.less-secret': {
    what: '未保存',
    why: '撤销通知的密级低于所撤销的文书（{{secrecy}}）',
    next: '请把密级改为不低于该文书',
  },
  'dispatch.erased': { what: '未能办理', why: '这份发文的文字已依法销毁', next: '请另起草一份' },
  'order.not-printed-for-seal': {
    what: '未用印',
    why: '文件还在生成',
    next: '请稍候片刻再用印',
  },
  'order.sealed-already': { what: '未用印', why: '这份整改通知已经用印', next: '无须办理' },
  'seal.served-already': {
    what: '未用印',
    why: '决定已经送达，用印须在送达之前',
    next: '以送达的文书为准',
  },
  'seal.done-already': { what: '未用印', why: '这份文书已经用印', next: '无须办理' },
  'seal.keeper-decided': {
    what: '未用印',
    why: '您参与作出这份决定，用印须由他人办理',
    next: '请由另一位用印人办理',
  },
  'seal.text-other': {
    what: '未用印',
    why: '要用印的文字不是作出的决定',
    next: '请刷新后重试',
  },
  'seal.number-missing': {
    what: '未用印',
    why: '文号由制发机关填写，用印以后不能再填',
    next: '请先填写文号',
  },
  'seal.of-another': {
    what: '未用印',
    why: '本机的印章是“{{subject}}”的，文书是“{{organ}}”的',
    next: '请打印用印稿，由制发机关盖章',
  },
  'order.keeper-wrote-or-signed': {
    what: '未用印',
    why: '这份整改通知由您起草或签发，用印须由他人办理',
    next: '请由另一位用印人办理',
  },
} satisfies Record<string, RefusalWords>;
