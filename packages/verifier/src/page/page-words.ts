import type { Language } from '../words/tell-report.ts';

const zh = {
  lead: '核验在这台设备上进行：不联网，不上传，也不保存。',
  other: 'English',
  drop: '选择案卷，或拖到这里',
  kinds: '一个 .tar 或 .tar.age 文件，或者解开的文件夹',
  file: '选择文件',
  folder: '选择文件夹',
  chosen: '已选',
  passphrase: '口令，或以 AGE-SECRET-KEY 开头的密钥',
  more: '手里还有别的可以比对',
  head: '以前的树头（JSON，可以没有）',
  code: '文书上的三行码（可以没有）',
  codeHint: 'mingcha/…/1、文号、指纹，各一行',
  look: '核验',
  looking: '正在核验',
  stop: '停止',
  stopped: '已停止，没有结论。',
  print: '打印结果',
  save: '保存结果（JSON）',
  again: '核验另一份',
  sealed: '案卷是加密的：请填写口令或密钥。',
  broken: '没有读完：{{why}}。没有结论，请换一份再试。',
  columns: ['项目', '结果', '数量'],
  key: '公钥指纹',
  faultsOf: '处',
};
export type PageWords = Readonly<Record<Exclude<keyof typeof zh, 'columns'>, string>> & {
  readonly columns: readonly string[];
};

const en: PageWords = {
  lead: 'Everything is checked on this device. Nothing is sent, fetched or kept.',
  other: '中文',
  drop: 'Choose a case package, or drop it here',
  kinds: 'a .tar or .tar.age file, or the unpacked folder',
  file: 'Choose a file',
  folder: 'Choose a folder',
  chosen: 'Chosen',
  passphrase: 'Passphrase, or the key that begins with AGE-SECRET-KEY',
  more: 'Something else to compare with',
  head: 'An older head of the log (JSON, if you have one)',
  code: 'The three lines of a document’s code (if you have one)',
  codeHint: 'mingcha/…/1, the number, the fingerprint: one a line',
  look: 'Check',
  looking: 'Checking',
  stop: 'Stop',
  stopped: 'Stopped. There is no result.',
  print: 'Print the result',
  save: 'Save the result (JSON)',
  again: 'Check another',
  sealed: 'The package is sealed: enter its passphrase or key.',
  broken: 'It could not be read to its end: {{why}}. There is no result; try another copy.',
  columns: ['What', 'Result', 'How many'],
  key: 'Fingerprint of the key',
  faultsOf: '',
};

export const pageWords: Readonly<Record<Language, PageWords>> = { zh, en };
