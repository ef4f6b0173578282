import type { RefusalWords } from '../translated.ts';

export const accessRefusals = {
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
  'server-key.receipt-not-ours': {
    what: '没有记下这张收条',
    why: '它不是本服务器签给这台平板的，或已被改动',
    next: '记录照常发送；请保留平板原状，并告诉安全管理员',
  },
  'case-key.not-for-us': {
    what: '没有收下这把密钥',
    why: '它不是封给本办公室的，或已被改动',
    next: '请在平板上重新核对密钥后再联系一次；仍然如此，请告诉安全管理员',
  },
  'case-key.destroyed': {
    what: '没有收下这把密钥',
    why: '这个案件的密钥已依法销毁',
    next: '无需办理；平板会删除手中这一份',
  },
  'case-key.held': {
    what: '没有收下这把密钥',
    why: '本办公室已有这个案件的密钥，与交来的不同',
    next: '原有密钥不变；请审计员查看这台平板的记录',
  },
  'case-key.not-given': {
    what: '没有收下这把密钥',
    why: '这里查不到这台平板参与过这个案件',
    next: '如有搁置的记录，请主任先核实放行，再让平板联系一次',
  },
  'case-key.opens-nothing': {
    what: '没有收下这把密钥',
    why: '这里的加密内容，它一处也打不开',
    next: '什么也没有改变；请用同组另一台平板联系，或从密钥备份中取回',
  },
  'access.device-unknown': {
    what: '未能办理',
    why: '办公室没有这台设备的登记；用过的平板，多半是恢复了旧备份',
    next: '平板上的记录一条不少。请办公室“登记平板”，把登记码输入“设置 → 办公室的密钥”，成员再各自登录一次',
  },
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
} satisfies Record<string, RefusalWords>;
