/** What a person reads, in Chinese and in English: written here once more, so that a change of the words is a choice. */
export const sentences = {
  'header.hash-wrong': [
    '记录的正文与它的摘要对不上：正文或摘要被改动过。',
    'The text of this entry does not give its hash: the text or the hash was changed.',
  ],
  'column.differs': [
    '列中的值与签过名的记录头不一致：这一列被改动过。',
    'The column does not say what the signed header says: the column was changed.',
  ],
  'payload.root-wrong': [
    '这条记录的内容与记录头中的总摘要对不上：内容被改动过。',
    'The payload of this entry does not give the root in its header: the payload was changed.',
  ],
  'run.signature-wrong': [
    '这一段的签名不是该写入者所签：签名或被签内容被改动过。',
    'The signature over these entries is not their writer’s: it, or what it signs, was changed.',
  ],
  'run.head-wrong': [
    '签名所指的记录不在链上：记录被删除或被调换。',
    'The entry that this signature names is not in the chain: it was deleted or exchanged.',
  ],
  'chain.not-signed': [
    '没有任何签名覆盖这条记录：记录是后塞入的，或签名被删除。',
    'No signature covers this entry: it was slipped in, or the signature was deleted.',
  ],
  'chain.gap': [
    '这条记录之前缺了记录：被删除，或尚未收到。',
    'Before this entry something is missing: it was deleted, or has not arrived.',
  ],
  'chain.fork': [
    '同一编号之下有两条记录：平板被复制，或被还原到从前；两条都保留，等待指定人员处理。',
    'Two entries stand under one number: the tablet was copied, or set back. Both are kept, and a named person has to decide.',
  ],
  'chain.after-revocation': [
    '这条记录写在密钥停用之后，又没有人具名放行：可能出自被盗的密钥。',
    'This entry was written after its key was revoked, and nobody let it in by name: the key may be stolen.',
  ],
  'chain.head-differs': [
    '登记的链尾不是链上最后一条：链尾被截短，或登记被改动。',
    'The recorded end of the chain is not its last entry: the end was cut off, or the record was changed.',
  ],
  'receipt.entry-missing': [
    '这条记录曾给平板开过收条，现在不在：后来丢失了。请让那台平板重新发送，或恢复含有它的备份。',
    'This entry was acknowledged to its tablet and is not here: it was lost since. Let the tablet send, or put back a backup that has it.',
  ],
  'receipt.entry-back': [
    '这条记录曾开过收条，在这里丢失过，后由平板重新送来：内容完好。请查明恢复过什么。',
    'This entry was acknowledged, then lost here, and sent again: it is whole. Please look into what was put back.',
  ],
  'order.place-without-entry': [
    '总序中的这一位没有记录：记录被删除。',
    'This place in the one order has no entry: the entry was deleted.',
  ],
  'order.entry-without-place': [
    '这条记录不在总序中：总序被截短，或记录是后塞入的。',
    'This entry has no place in the one order: the order was cut off, or the entry was slipped in.',
  ],
  'tree.tile-changed': [
    '日志之树的这一块与总序算出的不同：树块或总序被改动过。',
    'This part of the log’s tree is not what the order gives: one of the two was changed.',
  ],
  'tree.head-not-of-leaves': [
    '签过名的树头与现在的总序算出的不同：签名之后，总序被改动，或树头被改动。',
    'A signed head of the log is not what the order gives now: since it was signed the order was changed, or the head was.',
  ],
  'tree.head-beyond-leaves': [
    '签过名的树头比现在的总序长：签名之后，总序的末尾被截去。',
    'A signed head of the log is longer than the order is now: since it was signed the end was cut off.',
  ],
  'head.signature-wrong': [
    '树头的签名不成立：树头或签名被改动过。',
    'The signature of this head of the log does not hold: the head or the signature was changed.',
  ],
  'row.differs': [
    '表中这一格与记录推出的不同：被绕过程序改动。',
    'This cell is not what the entries give: it was changed past the program.',
  ],
  'row.missing': [
    '记录推出的这一行不在表中：被绕过程序删除。',
    'The entries give this row, and the table lacks it: it was deleted past the program.',
  ],
  'row.not-from-journal': [
    '表中这一行没有任何记录能推出：是绕过程序写入的。',
    'No entry gives this row of the table: it was written past the program.',
  ],
  'blob.changed': [
    '文件的字节被改动或残缺。请从备份取回。',
    'The bytes of this file were changed, or are not all there. Take it back from a backup.',
  ],
  'blob.missing': [
    '文件不在：被删除或遗失，且没有销毁清单。请从备份取回。',
    'This file is gone, deleted or lost, without a list of destruction. Take it back from a backup.',
  ],
  'blob.unrecorded': [
    '存放处有一个没有登记的文件：是放入的，或写入时中断所留。',
    'A file lies here that nothing records: somebody put it there, or writing it was interrupted.',
  ],
  'clock.before-token': [
    '平板说的时间早于它引用的服务器时间凭证：时钟不准，或时间倒填；请核实。',
    'The tablet says a time before the server’s time token that it quotes: its clock was wrong, or the time was put back. Please look into it.',
  ],
  'clock.after-arrival': [
    '平板说的时间晚于服务器收到的时间：时钟偏快；请核实。',
    'The tablet says a time after the server received this: its clock was fast. Please look into it.',
  ],
  'arrival.beside-heads': [
    '表里的到达时间与这条记录前后两个签名树头的时间不合：到达时间被改动过，或服务器时钟被拨动；请核实。',
    'The arrival that stands in the table does not lie between the signed heads before and after this entry: it was changed, or the server’s clock was set. Please look into it.',
  ],
} as const;
export type Code = keyof typeof sentences;

const checks = [
  ['writers', '密钥登记', 'enrolled keys'],
  ['server-keys', '服务器密钥', 'the server’s own keys'],
  ['chains', '写入者日志链', 'chains of writers'],
  ['payloads', '载荷根', 'payload roots'],
  ['attestations', '个人签名', 'personal signatures'],
  ['purges', '停用平板的清除声明', 'what closed tablets said they let go of'],
  ['receipts', '平板出示的收条', 'receipts that tablets showed'],
  ['order', '总序', 'the one order'],
  ['tree', '日志之树与树头', 'tree of the log and its heads'],
  ['stamps', '外部时间戳', 'Time-stamps from outside'],
  ['times', '时间凭证与各条的时间', 'time tokens, and the times of entries'],
  ['tables', '数据表与日志', 'tables against the journal'],
  ['credentials', '登录口令摘要', 'digests of passwords'],
  ['blobs', '文件', 'files'],
  ['documents', '公文', 'documents'],
  ['papers', '纸质件与附件', 'papers and attachments'],
  ['access-log', '访问记录', 'access log'],
] as const;

/** For a person to look at: they break nothing. */
const isDoubt = (code: string): boolean => /^(clock|arrival)\.|^receipt\.entry-back$/.test(code);

/** By check and by code the places named, in their order. */
export type Said = Partial<Record<(typeof checks)[number][0], Partial<Record<Code, readonly string[]>>>>;

/** Every line of what `npm run verify` prints. */
export function printed(
  language: 'zh-CN' | 'en',
  said: Said,
  whole: { readonly entries: number; readonly blobs: number },
): string[] {
  const zh = language === 'zh-CN';
  let wrong = 0;
  const lines = checks.flatMap(([name, chinese, english]) => {
    const codes = Object.entries(said[name] ?? {}) as [Code, readonly string[]][];
    const count = (doubtful: boolean) =>
      codes.reduce((sum, [code, places]) => sum + (isDoubt(code) === doubtful ? places.length : 0), 0);
    const [broken, doubts] = [count(false), count(true)];
    wrong += broken;
    const whole = zh ? '完好' : 'whole';
    const verdict = broken === 0 ? whole : zh ? `${broken} 处不符` : `${broken} wrong`;
    const doubt = zh
      ? `  ? ${doubts} 处存疑，请核实；并非损坏`
      : `  ? ${doubts} in doubt, for a person to look at; nothing is broken`;
    return [
      `${broken === 0 ? '✓' : '✗'} ${zh ? chinese : english}: ${verdict}`,
      ...(doubts > 0 ? [doubt] : []),
      ...codes.flatMap(([code, places]) => [
        `    ${sentences[code][zh ? 0 : 1]}`,
        ...places.map((place) => `      ${code}  ${place}`),
      ]),
    ];
  });
  const { entries, blobs } = whole;
  const allWhole = zh
    ? `全部完好：${entries} 条记录，${blobs} 个文件（n 秒）`
    : `All is whole: ${entries} entries, ${blobs} files (n s)`;
  const end = wrong === 0 ? allWhole : zh ? `发现 ${wrong} 处不符` : `${wrong} findings`;
  return [zh ? '核验 <folder>' : 'Verifying <folder>', ...lines, end];
}
