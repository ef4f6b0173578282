import type { Words } from './words.ts';

/** Nothing was looked at, and what to do about it. */
export const zhCannotLook: Words['cannotLook'] = {
  'not-found': '没有核验：找不到这个文件或文件夹。请检查路径。',
  'not-readable': '没有核验：无法读取这个文件。请检查权限，或换一份。',
  'not-a-package': '没有核验：这不是明察的案卷包，或者损坏得无法辨认。请重新取得一份。',
  'not-a-proof': '没有核验：这不是文书的证明文件（一个不大的 .json 文件）。案卷包请不带 --proof 核验。',
  sealed: '没有核验：案卷是加密的。请给出口令（--passphrase-file）或密钥（--identity）。',
  'passphrase-wrong': '没有核验：口令不对，或者案卷不是用口令加密的。请向交给您的人核对。',
  'not-for-this-key': '没有核验：案卷不是加密给这把密钥的。请换用对应的密钥，或请对方重新制作。',
  usage:
    '用法：mingcha-verify <文件夹 | .tar | .tar.age> [--passphrase-file 文件 | --identity 文件] [--head 文件] [--code 三行或文件] [--document 文件] [--lang zh|en] [--json]\n或：mingcha-verify --proof 证明文件.json [--document 文件] [--code 三行或文件] [--head 文件] [--lang zh|en] [--json]',
};

export const enCannotLook: Words['cannotLook'] = {
  'not-found': 'Not checked: there is no such file or folder. Check the path.',
  'not-readable': 'Not checked: the file cannot be read. Check its rights, or take another copy.',
  'not-a-package':
    'Not checked: this is no case package, or too damaged to be told as one. Get another copy.',
  'not-a-proof':
    'Not checked: this is not the proof of a document (a small .json file). For a case package leave out --proof.',
  sealed:
    'Not checked: the package is sealed. Give its passphrase (--passphrase-file) or a key (--identity).',
  'passphrase-wrong':
    'Not checked: the passphrase is wrong, or the package was not sealed with one. Ask whoever gave it to you.',
  'not-for-this-key':
    'Not checked: the package was not sealed for this key. Use the right key, or ask for a package sealed for it.',
  usage:
    'Usage: mingcha-verify <folder | .tar | .tar.age> [--passphrase-file f | --identity f] [--head f] [--code "three lines" or f] [--document file] [--lang zh|en] [--json]\nOr: mingcha-verify --proof proof.json [--document file] [--code "three lines" or f] [--head f] [--lang zh|en] [--json]',
};
