// What is proven of a time, and the log as it is followed at the desk.
export const deskLog = {
  'time.proven': '可证明的时间',
  'time.proven.between': '不早于 {{after}}，不晚于 {{before}}',
  'time.proven.before': '不晚于 {{before}}；最早何时没有凭证',
  'time.proven.after': '不早于 {{after}}；最晚何时没有凭证',
  'time.proven.open': '最早、最晚都没有凭证',
  'time.proven.server': '服务器书写，时间为 {{at}}',
  'time.clock.before-token': '所记时间比它引用的服务器时间早 {{by}}',
  'time.clock.after-arrival': '所记时间比到达服务器的时间晚 {{by}}',
  'time.clock.set-back': '{{at}} 那条记录之前，平板时钟往回跳了 {{by}}',
  'time.clock.set-forward': '{{at}} 那条记录之前，平板时钟往前跳了 {{by}}',
  'time.clock.by': '{{tablet}}：{{said}}',
  'desk.clocks': '平板时钟有疑',
  'desk.clocks.why': '时钟不准不等于记录不实。以可证明的时间为准；请问当时使用平板的人。',
  'desk.journal.token': '引用的服务器时间',
  'desk.journal.token.none': '没有引用：书写之前没有联系过服务器',
  'desk.journal.token.gone': '已引用，但这里没有保存该凭证，不能用来证明',
};
