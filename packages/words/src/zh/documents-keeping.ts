// 销毁登记表, printed from the page of destructions.
export const keepingDocuments = {
  'document.register.title': '录音录像销毁登记表',
  'document.register.year': '年度',
  'document.register.sum': '合计',
  'document.register.sum.said': '销毁清单{{lists}}份，已销毁{{destroyed}}件，保留{{kept}}件。',
  'document.register.none': '本年度没有执行过销毁。',
  'document.register.list': '清单{{n}}',
  'document.register.ground': '理由：{{ground}}',
  'document.register.listed': '列出：{{name}}（{{duty}}），{{at}}',
  'document.register.approved': '批准：{{name}}（{{duty}}），{{at}}；日志记录 {{entry}}',
  'document.register.done': '执行：{{at}}，销毁{{destroyed}}件，保留{{kept}}件；日志记录 {{entry}}',
  'document.register.gone': '已销毁',
  'document.register.piece':
    '{{n}}. {{medium}}，{{taken}}拍录，{{rule}}，保存至{{until}}；SHA-256 {{sha256}}；日志记录 {{entry}}',
  'document.register.log-gone':
    '访问记录第 {{from}} 至 {{to}} 行，截至{{last}}，销毁 {{destroyed}} 行；链头 {{head}}；日志记录 {{entry}}',
  'document.register.masked': '连同打码件 SHA-256 {{sha256}}',
  'document.register.kept': '保留',
  'document.register.stays': '{{n}}. SHA-256 {{sha256}}：{{because}}',
  'document.register.undone': '{{n}}. SHA-256 {{sha256}}：尚未销毁',
  'document.register.log': '日志位置',
  'document.register.log.said': '打印时日志共{{size}}条，树根 {{root}}，服务器公钥 {{key}}。',
  'document.register.box': '保管人核对',
  'document.register.note':
    '本表由日志生成。每一件的原件指纹和所据记录都可以在日志里核对；被销毁的内容不在表上。',
};
