/** 备份与恢复：安装维护人员在控制台读到的话。 */
export const backup = {
  'backup.step.database': '复制数据库（同一时刻的快照）',
  'backup.step.keys': '复制密钥（单独存放）',
  'backup.step.blobs': '复制文件并核对哈希',
  'backup.made': '备份完整：{{folder}}（{{seconds}} 秒）',
  'backup.made.keys':
    '密钥在另一处：{{folder}}。两处须分开保管：只得其一者，打不开加密的个人信息，也不能冒名签署',
  'backup.made.log': '含 {{entries}} 条记录，最近一条 {{newest}}；日志树头 {{size}}（{{root}}…）',
  'backup.made.blobs': '文件 {{count}} 个，{{megabytes}} MB；本次新复制 {{copied}} 个，其余此前已在',
  'backup.made.destroyed':
    '最近一次依法销毁：{{at}}（{{hash}}）。更早的备份仍含已销毁的内容，应按保管期限一并销毁',
  'backup.warn.plain':
    '注意：未加密。拿到此备份的人可以看到照片、已印发的文书和记录中未加密的内容；加 --recipient age1… 可加密',
  'backup.warn.one-disk': '注意：备份与密钥在同一个文件系统上，拿走这块盘就拿走了两样',
  'backup.damaged': '备份已做成，但有 {{count}} 个文件在原安装中就已损坏，见上',
  'backup.damaged.missing': '文件 {{sha256}}：原安装中缺失',
  'backup.damaged.changed': '文件 {{sha256}}：原安装中的内容与其名称不符，未复制',
  'backup.nothing-yet': '无',

  'backup.restore.check': '核对备份',
  'backup.restore.keys': '放回密钥',
  'backup.restore.database': '放回数据库',
  'backup.restore.blobs': '放回文件并核对哈希',
  'backup.restore.verify': '换新的写入链，重建各表，全面核验',
  'backup.reason': '自备份恢复：{{folder}}',
  'backup.finding': '  ✗ {{line}}',
  'backup.restored': '已恢复到 {{folder}}，来自备份 {{id}}',
  'backup.restored.whole': '核验：全部完整，{{entries}} 条记录，{{blobs}} 个文件',
  'backup.restored.broken': '核验发现 {{count}} 处不符，见上。启动之前请通知安全审计员',
  'backup.restored.head': '日志与备份所载树头一致：{{size}}  {{root}}',
  'backup.restored.entry': '恢复一事已记入日志：{{entry}}',
  'backup.restored.missing': '{{at}} 之后收到或办理的内容不在其中',
  'backup.restored.again':
    '平板会把尚存的记录重新发送：让每台平板联网，直到没有待发送的内容。案头在此之后办理的事须重新办理；其后入网、停用的平板和改过的密码也须重办。平板会提示日志与其所见不同，属正常，请安全审计员核对后记下',
  'backup.restored.destroyed':
    '此备份之后曾下令销毁（{{at}}，{{hash}}）：密钥已销毁的内容无法再读；其余内容随备份回来了，须重新办理销毁',
  'backup.restored.newest-destroyed': '此备份已含的最近一次销毁：{{at}}。之后的销毁须按销毁清单重新办理',
  'backup.restored.none-destroyed': '此备份不含任何销毁记录。若其后有过销毁，须按销毁清单重新办理',

  'backup.failure.arguments':
    '没有执行：缺少或不认识的参数（{{reason}}）。备份：npm run backup -- --to <目录> --keys <另一目录> [--recipient age1…] [--folder <数据目录>]；恢复：npm run restore -- --from <备份> --keys <其密钥> --to <空目录> [--identity <文件>] [--reason <原因>]',
  'backup.failure.nothing-there':
    '没有备份：{{folder}} 中还没有可备份的安装。请检查 MINGCHA_DATA 或 --folder',
  'backup.failure.recipient-wrong':
    '没有备份：{{recipient}} 不是 age 接收者。应以 age1 开头，由 age-keygen 生成',
  'backup.failure.target-in-data':
    '没有备份：{{folder}} 与数据目录 {{data}} 互相包含。备份须放在数据目录之外，最好在另一台机器上',
  'backup.failure.keys-not-apart':
    '没有备份：{{target}} 与 {{keys}} 是同一处或互相包含。密钥须与备份分开存放，请另选 --keys',
  'backup.failure.target-forbidden':
    '没有完成：不能写入 {{folder}}。请更正权限，或另选一处；那里没有留下半成品',
  'backup.failure.target-not-a-folder': '没有完成：{{folder}} 不是目录。请另选一处',
  'backup.failure.target-full': '没有完成：{{folder}} 空间不足。请腾出空间后重来；那里没有留下半成品',
  'backup.failure.interrupted': '已中断：没有留下半成品，此前的备份未受影响',
  'backup.failure.overtaken': '没有备份：备份期间不断有内容被销毁。请在销毁办理完之后重来',
  'backup.failure.database-lost': '没有完成：数据库断开（{{reason}}）。没有留下半成品，请重来',
  'backup.failure.not-a-backup':
    '没有恢复：{{folder}} 不是完整的备份（manifest.json 缺失或不可读）。请用 --from 指到某一次备份的目录，或换用另一份备份',
  'backup.failure.not-keys':
    '没有恢复：{{folder}} 不是完整的密钥备份。请用 --keys 指到与此备份同时或更晚的密钥目录',
  'backup.failure.backup-newer': '没有恢复：此备份由更新的版本写成（{{written}}）。请使用更新的程序',
  'backup.failure.keys-of-another': '没有恢复：{{folder}} 中的密钥属于另一个安装。请换用本安装的密钥',
  'backup.failure.keys-too-old':
    '没有恢复：{{folder}} 中的密钥早于此备份，打不开其中全部内容。请用同时或更晚的密钥',
  'backup.failure.file-missing': '没有恢复：备份中缺少 {{file}}。请换用另一份备份',
  'backup.failure.file-changed': '没有恢复：{{file}} 与清单不符，已损坏或被改动。请换用另一份备份',
  'backup.failure.signature-wrong':
    '没有恢复：{{file}} 的签名不成立，备份被改动过或密钥不是它的。请通知安全审计员，并换用另一份备份',
  'backup.failure.identity-missing': '没有恢复：此备份已加密，请用 --identity 给出 age 私钥文件',
  'backup.failure.identity-wrong': '没有恢复：所给 age 私钥打不开 {{file}}。请换用备份时指定的接收者的私钥',
  'backup.failure.folder-not-empty':
    '没有恢复：{{folder}} 不是空目录。恢复从不写入已有内容，请另选空目录，或清空上次中断的恢复',
  'backup.failure.database-not-empty':
    '没有恢复：DATABASE_URL 所指数据库不是空的。恢复从不写入已有内容，请另建一个空数据库',
  'backup.failure.log-differs':
    '没有恢复：放回的日志与备份所载树头不符（{{size}}：应为 {{expected}}，实为 {{found}}）。请通知安全审计员',
};
