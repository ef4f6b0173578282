/** 走一遍：七步，只在演示中出现。 */
export const deskWalk = {
  'walk.title': '走一遍',
  'walk.lead':
    '从窗口边的一张照片，到销号的一项整改，再到改一个字节就被查出来：七步，每步按一下，约五分钟。每一步都用真的程序、真的权限、真的日志。',
  'walk.note':
    '按一下，本浏览器就以该岗位的演示账号登录并办理。单位、人员、数字都是虚构的，可随意重做、不按顺序做。',
  'walk.after': '做完后可从左侧菜单进入任何一页；菜单里的“走一遍”随时回到这里。',
  'walk.playing': '演示城市还在装入，约一分钟；装好后七步自动可按。',
  'walk.nav': '走一遍',
  'walk.done': '已走完',
  'walk.again': '再做一遍',
  'walk.busy': '正在走另一步',
  'walk.machine': '程序',
  'walk.person': '{{name}}（{{role}}）',
  'walk.way': '{{screen}}（以{{name}}的身份）',

  'walk.tablet.title': '断网取证',
  'walk.tablet.who': '督查组两人 · 在办事大厅 · 现实中约三十分钟',
  'walk.tablet.will':
    '这里有一台真的平板：登记、两人各用密码确认、进入大厅、拍照、按键记问题。记录时网络是断开的。然后请您接通网络，看它自己送达，且只送达一份。',
  'walk.tablet.act': '断网，记一条问题',
  'walk.tablet.frame': '督查平板',
  'walk.tablet.dark': '平板还没有开机',
  'walk.tablet.network': '平板的网络',
  'walk.tablet.plugged': '平板的网络：已接通',
  'walk.tablet.unplugged': '平板的网络：已断开',
  'walk.tablet.recorded':
    '已在断网状态下记录：{{entries}} 条日志、{{pictures}} 张照片都还在平板上。请接通网络。',
  'walk.tablet.drawn': '本机没有可用的摄像头，照片由演示程序绘制。',
  'walk.tablet.once':
    '已送达：平板写了 {{entries}} 条，服务器收到 {{arrived}} 条，每条一份；{{pictures}} 张照片逐字节核对并开出回执。再断开、再接通，数目也不变。（{{unit}}）',
  'walk.tablet.waits':
    '尚未全部送达：平板写了 {{entries}} 条，服务器收到 {{arrived}} 条，照片 {{pictures}} 张已有回执。平板会自己继续送。（{{unit}}）',

  'walk.review.title': '复核',
  'walk.review.who': '复核人 · 在办公室 · 现实中每条约三分钟',
  'walk.review.will':
    '一个督查组刚带回一条问题。复核人看事实和照片，先不认定，把事实确认书发给被查单位，听它怎么说。',
  'walk.review.act': '复核并送单位确认',
  'walk.review.done':
    '已复核：{{unit}}的这条问题等单位答复，事实确认书 {{sheets}} 份，送达后 {{days}} 个工作日内答复。',

  'walk.dispute.title': '单位有异议',
  'walk.dispute.who': '被查单位负责人 · 用手机，没有账号 · 现实中约三分钟',
  'walk.dispute.will':
    '单位负责人凭纸上的一次性编码打开事实确认书，提出两点异议。办公室逐点答复，主任再作认定。两边的话一字不改，永远并排。',
  'walk.dispute.act': '提出异议并逐点答复',
  'walk.dispute.done':
    '{{unit}}的两点异议一点采纳、一点不采纳，理由都已写明；问题已认定，双方原话并列在同一页。',

  'walk.paper.title': '纸上签发，红头文件',
  'walk.paper.who': '分管领导 · 在纸上签字 · 现实中约两分钟',
  'walk.paper.will':
    '领导不用电脑：计划员打印呈批单，领导用笔签字，一人代录、另一人对照扫描件核对，才算签发。随后编号，排出红头文件。',
  'walk.paper.act': '纸上签发并排印',
  'walk.paper.done':
    '{{number}}，从编号到成文 {{seconds}} 秒。签字人、代录人、核对人和扫描件的摘要都写进了日志。（{{unit}}）',
  'walk.paper.slow': '{{number}} 已签发编号，{{seconds}} 秒后仍在排印，稍后在通报页可见。（{{unit}}）',
  'walk.paper.pdf': '红头文件',
  'walk.paper.open': '单独打开这份文件',

  'walk.order.title': '整改通知和它的钟',
  'walk.order.who': '分管领导签发，计划员送达，另一人核对回证 · 现实中约十分钟',
  'walk.order.will':
    '领导签发整改通知，计划员送达并录入回证，另一人对照扫描件核对。没有两个人看过的送达证明，期限不起算；起算后按工作日走，绿、黄、红一眼可见。',
  'walk.order.act': '签发并送达',
  'walk.order.done': '{{number}} 已送达{{unit}}，期限从今天起算。旁边是此刻台账里三种颜色的钟，各取一件。',
  'walk.order.clocks': '三种颜色的钟',
  'walk.order.count': '共 {{rows}} 件',

  'walk.verify.title': '第二个人核验',
  'walk.verify.who': '未经手整改的督查员，主任销号 · 到现场 · 现实中约二十分钟',
  'walk.verify.will':
    '单位报告已整改。经手整改的人不能核验，核验的人不能销号：督查员到现场核验，主任再销号，整件办结。',
  'walk.verify.act': '核验并销号',
  'walk.verify.done': '{{unit}}的整改已由两个人先后核验、销号，整件办结。',

  'walk.one-byte.title': '改一个字节',
  'walk.one-byte.who': '知道数据库口令的任何人 · 现实中谁也不该做',
  'walk.one-byte.will':
    '把整个数据库复制一份，在复制件里绕过程序，把一条认定的时间改掉一个数字，再运行与 npm run verify 相同的全部核验。本演示自己的数据不动。',
  'walk.one-byte.act': '改一个字节，再核验',
  'walk.one-byte.named':
    '核对 {{entries}} 条日志用时 {{seconds}} 秒，报出 {{found}} 处，指名就是被改的那一条：{{hash}}…',
  'walk.one-byte.missed':
    '核对 {{entries}} 条日志用时 {{seconds}} 秒，报出 {{found}} 处，没有指到被改的那一条：{{hash}}…',
  'walk.one-byte.entry': '被改的一条：{{kind}}',
  'walk.one-byte.before': '改之前',
  'walk.one-byte.after': '改之后（第 {{offset}} 个字节）',

  'walk.way.visit': '看这次走访',
  'walk.way.journal': '看这台平板的日志',
  'walk.way.finding': '看这条问题',
  'walk.way.sheet': '看事实确认书',
  'walk.way.both-texts': '看并列的双方原话',
  'walk.way.bulletin': '看这份通报',
  'walk.way.paper': '看呈批单与扫描件',
  'walk.way.order': '看这件整改',
  'walk.way.orders': '看整改台账',
  'walk.way.untouched': '看未被改动的原条目',

  'walk.line.enrols': '登记这台平板：两人比对六位数字，两名成员各设密码',
  'walk.line.hands-out': '下达今天的任务卡',
  'walk.line.offline': '断开平板的网络',
  'walk.line.opens': '打开密封的任务卡',
  'walk.line.pin': '用自己的密码签回避声明',
  'walk.line.photographs': '拍照',
  'walk.line.draws': '拍照（用绘制的画面）',
  'walk.line.key': '按④键，选一个小类',
  'walk.line.online': '接通平板的网络，等它自己送达',
  'walk.line.looks': '在服务器的日志里数这台平板写的条目',
  'walk.line.bringing': '此前各步由有关人员办好：走访、送回、审核',
  'walk.line.going-on': '接着上一步的那条问题，为单位打印一次性编码',
  'walk.line.read': '查看{{unit}}的事实和照片',
  'walk.line.sheet': '开出事实确认书',
  'walk.line.code': '凭编码 {{code}} 打开事实确认书',
  'walk.line.objects': '提出两点异议',
  'walk.line.replies': '逐点答复',
  'walk.line.confirms': '认定，并写明采纳了什么',
  'walk.line.prints': '打印呈批单',
  'walk.line.pen': '在纸上签“同意印发”',
  'walk.line.enters': '代录签字内容，附扫描件',
  'walk.line.checks': '对照扫描件核对无误，签发生效',
  'walk.line.numbers': '取号、排印红头文件',
  'walk.line.issues': '签发给{{unit}}的整改通知',
  'walk.line.serves': '送达{{unit}}，录入送达回证',
  'walk.line.compares-receipt': '对照扫描件核对送达回证：一个人说了不算送达',
  'walk.line.reporting': '此前各步由有关人员办好：认定、签发、送达、整改、报告',
  'walk.line.verifies': '到{{unit}}现场核验',
  'walk.line.closes': '销号',
  'walk.line.copies': '复制数据库',
  'walk.line.copied': '已复制 {{tables}} 张表、{{rows}} 行',
  'walk.line.changes': '改一个字节，逐项核验',

  'refusal.walk.not-secure.what': '这一步没有开始',
  'refusal.walk.not-secure.why': '浏览器只在本机地址或 https 下开放密钥和摄像头',
  'refusal.walk.not-secure.next': '请在运行演示的这台机器上用 127.0.0.1 打开，或在前面加上 TLS',
  'refusal.walk.not-on-screen.what': '平板没有走到下一屏',
  'refusal.walk.not-on-screen.why': '等待的内容（{{what}}）没有出现，可能这台浏览器已登记为别的平板',
  'refusal.walk.not-on-screen.next': '请重新按一次；仍不行时清除本站数据再试',
};
