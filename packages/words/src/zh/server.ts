// What the server says on its console: starting, stopping, what stands in the way, and what `verify` found.
export const server = {
  'server.progress.build': '构建两个网页应用',
  'server.progress.database': '启动数据库',
  'server.progress.tables': '核对并准备数据表',
  'server.progress.journal': '打开日志链',
  'server.progress.city': '装入演示城市',
  'server.progress.jobs': '启动后台任务',
  'server.progress.door': '打开网络服务',
  'server.progress.done': '完成（{{seconds}} 秒）',
  'server.ready': '明察已启动：{{url}}',
  'server.ready.desk': '办公端  {{url}}/',
  'server.ready.field': '平板端  {{url}}/field/',
  'server.ready.stop': '按 Ctrl-C 停止',
  'server.setup': '尚未设立机构。请在 {{url}}/setup 填写机构和三名管理员，一次性设立码：{{code}}',
  'server.upgraded':
    '已由版本 {{from}} 升级到 {{to}}。升级前的数据留存于 {{folder}}；全面核验已开始，结果见案头',
  'server.migrated': '数据表已更新为本程序所需。更新前的数据留存于 {{folder}}；全面核验已开始，结果见案头',
  'server.stopping': '正在依次停止：网络服务、后台任务、写入、数据库',
  'server.stopped': '已停止',
  'server.lost': '数据库连接中断，服务停止。原因：{{reason}}',
  'server.demo.walk': '走一遍（五分钟，七步）：{{url}}/walk',
  'server.demo.accounts': '演示账号（仅演示数据可用，口令相同：{{password}}）',

  'server.failure.settings': '设置有误，未启动：',
  'server.failure.node-version':
    '未启动：需要 Node {{least}} 或更高版本，当前为 {{found}}。请用 npm start 启动',
  'server.failure.port-taken':
    '未启动：{{host}} 的端口 {{port}} 已被占用。请停止占用它的程序，或改设 MINGCHA_PORT',
  'server.failure.port-forbidden': '未启动：无权使用端口 {{port}}。请改用 1024 以上的端口（MINGCHA_PORT）',
  'server.failure.address-unknown': '未启动：本机没有地址 {{host}}。请改设 MINGCHA_HOST',
  'server.failure.folder-forbidden':
    '未启动：对数据目录 {{folder}} 没有读写权限。请更正目录权限，或改设 MINGCHA_DATA',
  'server.failure.folder-not-a-folder': '未启动：{{folder}} 不是目录。请移走该文件，或改设 MINGCHA_DATA',
  'server.failure.disk-full':
    '未启动：数据目录 {{folder}} 所在磁盘空间不足（剩余 {{free}} MB，至少需要 {{least}} MB）',
  'server.failure.already-running': '未启动：数据目录 {{folder}} 正由另一个明察使用（进程 {{pid}}）',
  'server.failure.folder-newer':
    '未启动：数据目录 {{folder}} 由更新的版本 {{written}} 写入，本程序为 {{program}}。请使用新版本程序',
  'server.failure.folder-half-restored':
    '未启动：{{folder}} 中的恢复没有做完。请清空该目录，重新执行 npm run restore',
  'server.failure.upgrade-not-kept':
    '未启动：升级之前未能留存版本 {{written}} 的数据（{{reason}}）。数据未作任何改动，请腾出空间或更正权限后重新启动',
  'server.failure.folder-is-demo':
    '未启动：{{folder}} 中是演示数据，不能用于正式工作。请用 npm run demo 打开，或另设 MINGCHA_DATA',
  'server.failure.folder-is-not-demo': '未启动：{{folder}} 中是正式数据，演示不会写入。请另设 MINGCHA_DATA',
  'server.failure.database-unreachable':
    '未启动：数据库无法连接（{{reason}}）。请检查 DATABASE_URL 及数据库是否运行',
  'server.failure.database-refused':
    '未启动：数据库拒绝登录（{{reason}}）。请检查 DATABASE_URL 中的账号和口令',
  'server.failure.database-newer': '未启动：数据库由更新的版本升级过（含未知迁移）。请使用新版本程序',
  'server.failure.database-failed': '未启动：数据库出错（{{reason}}）',
  'server.failure.secrets-lost':
    '未启动：数据库中已有机构，但 {{folder}} 中没有密钥。请从备份恢复密钥目录，切勿生成新密钥',
  'server.failure.web-not-built': '未启动：网页应用尚未构建。请先运行 npm run build',
  'server.failure.unexpected': '未启动：意外错误（{{reason}}）',

  'server.setting.unknown': '{{name}}：没有这个设置，请检查拼写（全部设置见 .env.example）',
  'server.setting.MINGCHA_PORT': 'MINGCHA_PORT：应为 1 到 65535 的端口号，现为“{{value}}”',
  'server.setting.MINGCHA_HOST': 'MINGCHA_HOST：应为监听地址，如 127.0.0.1 或 0.0.0.0，现为“{{value}}”',
  'server.setting.MINGCHA_DATA': 'MINGCHA_DATA：应为数据目录的路径，现为“{{value}}”',
  'server.setting.MINGCHA_PUBLIC_URL':
    'MINGCHA_PUBLIC_URL：应为用户访问的完整地址，如 https://mingcha.example.gov.cn，现为“{{value}}”',
  'server.setting.MINGCHA_TRUST_PROXY':
    'MINGCHA_TRUST_PROXY：应为反向代理的地址或网段，以逗号分隔，现为“{{value}}”',
  'server.setting.MINGCHA_LANES': 'MINGCHA_LANES：应为 1 到 16 的整数，现为“{{value}}”',
  'server.setting.MINGCHA_LOG': 'MINGCHA_LOG：应为 silent、error、warn、info 或 debug，现为“{{value}}”',
  'server.setting.MINGCHA_LANGUAGE': 'MINGCHA_LANGUAGE：应为 zh-CN 或 en，现为“{{value}}”',
  'server.setting.MINGCHA_TIMEZONE': 'MINGCHA_TIMEZONE：应为时区名，如 Asia/Shanghai，现为“{{value}}”',
  'server.setting.MINGCHA_MIN_FREE_MB': 'MINGCHA_MIN_FREE_MB：应为整数（MB），现为“{{value}}”',
  'server.setting.MINGCHA_MASK_LONGEST_MINUTES':
    'MINGCHA_MASK_LONGEST_MINUTES：应为 1 至 600 的整数（分钟），现为“{{value}}”',
  'server.setting.MINGCHA_MAX_UPLOAD_MB': 'MINGCHA_MAX_UPLOAD_MB：应为不小于 1 的整数（MB），现为“{{value}}”',
  'server.setting.MINGCHA_SMTP_URL':
    'MINGCHA_SMTP_URL：应为 smtp:// 或 smtps:// 开头的地址，名称中的 @ 写作 %40',
  'server.setting.MINGCHA_SMTP_FROM': 'MINGCHA_SMTP_FROM：应为发信地址，现为“{{value}}”',
  'server.setting.MINGCHA_NOTICE_WEBHOOK': 'MINGCHA_NOTICE_WEBHOOK：应为 https:// 或内网 http:// 开头的地址',
  'server.setting.MINGCHA_NOTICE_WEBHOOK_KIND':
    'MINGCHA_NOTICE_WEBHOOK_KIND：应为 plain、wecom、dingtalk 或 feishu，现为“{{value}}”',
  'server.setting.MINGCHA_NOTICE_WEBHOOK_SECRET': 'MINGCHA_NOTICE_WEBHOOK_SECRET：至少 8 个字符',
  'server.setting.MINGCHA_TSA_URL':
    'MINGCHA_TSA_URL：应为 http:// 或 https:// 开头的地址，可以有几个，以逗号隔开，现为“{{value}}”',
  'server.setting.MINGCHA_TSA_CA': 'MINGCHA_TSA_CA：应为时间戳机构根证书文件（PEM）的路径，现为“{{value}}”',
  'server.setting.MINGCHA_TSA_POLICY':
    'MINGCHA_TSA_POLICY：应为策略的对象标识符，如 1.2.3.4，现为“{{value}}”',
  'server.setting.MINGCHA_SEAL_KEY':
    'MINGCHA_SEAL_KEY：应为电子印章密钥文件（.p12 或 .pfx）的路径，现为“{{value}}”',
  'server.setting.MINGCHA_SEAL_PASSWORD': 'MINGCHA_SEAL_PASSWORD：应为电子印章密钥文件的口令',
  'server.seal.password-alone':
    '设置了 MINGCHA_SEAL_PASSWORD，却没有设置 MINGCHA_SEAL_KEY；请一并设置，或者都不设置',
  'server.seal.unreadable':
    '读不了电子印章密钥文件 {{value}}（MINGCHA_SEAL_KEY）；请核对路径，以及运行明察的用户能否读取',
  'server.seal.not-pkcs12': '{{value}} 不是 PKCS#12 文件（MINGCHA_SEAL_KEY）；请改用 .p12 或 .pfx 文件',
  'server.seal.password-wrong': '打不开 {{value}}：口令不对（MINGCHA_SEAL_PASSWORD）',
  'server.seal.encryption-old':
    '{{value}} 的加密方式太旧，不予使用（MINGCHA_SEAL_KEY）；请用 AES 重新导出，做法见运行手册',
  'server.seal.no-key': '{{value}} 里没有私钥（MINGCHA_SEAL_KEY）；请连同私钥一起导出',
  'server.seal.no-certificate': '{{value}} 里没有与私钥相配的证书（MINGCHA_SEAL_KEY）；请连同证书一起导出',
  'server.seal.key-unsuitable':
    '{{value}} 里的密钥不能用来签名（MINGCHA_SEAL_KEY）；可用 RSA 或 P-256、P-384。SM2 须接入另外的签章服务',
  'server.setting.MINGCHA_FONTS': 'MINGCHA_FONTS：应为字体文件夹的路径，现为“{{value}}”',
  'server.fonts.not-a-folder': '{{value}} 不是文件夹（MINGCHA_FONTS）；请核对路径',
  'server.fonts.name-unknown':
    '字体文件夹里的 {{value}} 不合命名规则（MINGCHA_FONTS）；文件名应为 {{names}} 之一，扩展名为 ttf、otf 或 ttc',
  'server.fonts.unreadable': '字体文件 {{value}} 打不开（MINGCHA_FONTS）；请换成完好的字体文件',
  'server.setting.DATABASE_URL': 'DATABASE_URL：应为 postgresql:// 开头的地址',
  'server.setting.DATABASE_DIRECT_URL': 'DATABASE_DIRECT_URL：应为 postgresql:// 开头的地址',

  'verify.title': '核验 {{folder}}',
  'verify.check.chains': '写入者日志链',
  'verify.check.runs': '签名段',
  'verify.check.payloads': '载荷根',
  'verify.check.order': '总序',
  'verify.check.tree': '日志之树与树头',
  'verify.check.stamps': '外部时间戳',
  'verify.check.times': '时间凭证与各条的时间',
  'verify.check.writers': '密钥登记',
  'verify.check.attestations': '个人签名',
  'verify.check.purges': '停用平板的清除声明',
  'verify.check.receipts': '平板出示的收条',
  'verify.check.credentials': '登录口令摘要',
  'verify.check.blobs': '文件',
  'verify.check.documents': '公文',
  'verify.check.papers': '纸质件与附件',
  'verify.check.server-keys': '服务器密钥',
  'verify.check.access-log': '访问记录',
  'verify.check.tables': '数据表与日志',
  'verify.ok': '完好',
  'verify.doubtful': '{{count}} 处存疑，请核实；并非损坏',
  'verify.found': '{{count}} 处不符',
  'verify.log-destroyed':
    '  依法销毁：访问记录第 {{from}} 至 {{to}} 行（其中留存 {{kept}} 行），记录 {{entry}}，清单 {{list}}',
  'verify.destroyed': '  依法销毁：{{sha256}}（{{evidence}}），记录 {{entry}}，清单 {{list}}',
  'verify.progress.entries':
    '{{part}}：{{done}}/{{total}} 条（{{percent}}%），每秒 {{perSecond}} 条，预计 {{end}} 完成',
  'verify.progress.bytes':
    '{{part}}：{{done}}/{{total}} MB（{{percent}}%），每秒 {{perSecond}} MB，预计 {{end}} 完成',
  'verify.again': '核验期间有内容依法销毁或删除，现按其后的状态全部重看。',
  'verify.gone-on':
    '接续上一次被中断的核验：{{entries}} 条记录的日志链、{{subjects}} 个对象的数据表、{{blobs}} 个文件已于 {{began}} 至 {{until}} 之间看过，本次未再看。此后如有改动，须下一次核验方能发现；如需全部重看，请运行 npm run verify -- --anew',
  'verify.whole': '全部完好：{{entries}} 条记录，{{blobs}} 个文件（{{seconds}} 秒）',
  'verify.broken': '发现 {{count}} 处不符',
};
