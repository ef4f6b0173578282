import type { RefusalWords } from '../translated.ts';

export const ferryRefusals = {
  'ferry.not-a-ferry-file': {
    what: '没有读入',
    why: '这不是平板与办公室往来的文件',
    next: '请核对选中的文件；这类文件名以 notes- 开头、以 .dat 结尾',
  },
  'ferry.version-unknown': {
    what: '没有读入',
    why: '文件由更新的版本写出，这里还不认识',
    next: '请先更新，再读一次',
  },
  'ferry.cut-or-changed': {
    what: '没有读入',
    why: '文件不完整，或有字节被改动',
    next: '请从原处重新拷贝；若仍不行，请由写出的一方重写一份。原来的内容都还在那里',
  },
  'ferry.sender-unknown': {
    what: '没有读入',
    why: '写出它的设备不在本办公室的登记之内',
    next: '请核对文件来自哪台平板；新登记的平板须先启用',
  },
  'ferry.key-unknown': {
    what: '没有读入',
    why: '文件由办公室的另一把密钥签出，其中没有本机能够采信的更换凭据',
    next: '请办公室为这台平板重新写一份；旧密钥若因失窃、丢失或恢复旧备份而停用，须两人在本机重新核对数字（设置中的“办公室的密钥”）',
  },
  'ferry.key-retired': {
    what: '没有读入',
    why: '文件由办公室已经停用的旧密钥签出',
    next: '请办公室为这台平板重新写一份；新写的文件若仍如此，请告知系统管理员，可能有人仍在使用旧密钥',
  },
  'ferry.not-for-us': {
    what: '没有读入',
    why: '文件不是写给本办公室的，这里打不开',
    next: '请把它交给它要去的那台平板或那个办公室',
  },
  'ferry.not-for-this-tablet': {
    what: '没有读入',
    why: '文件不是写给这台平板的，打不开',
    next: '请核对拷贝的是哪台平板的文件，或请办公室为这台平板另写一份',
  },
  'ferry.not-addressed': {
    what: '没有写出',
    why: '这台平板还没有留下收文件用的密钥',
    next: '请在平板联网时由使用人打开一次，之后即可写出',
  },
  'ferry.no-room': {
    what: '没有读入',
    why: '服务器磁盘余下的空间放不下这个文件',
    next: '请联系系统管理员清出空间，再读一次',
  },
  'ferry.tablet-full': {
    what: '没有完成',
    why: '平板的存储空间已满',
    next: '内容都还在。请清出空间，或先写出文件、读入回执后再试',
  },
  'ferry.place-failed': {
    what: '没有写出',
    why: '选定的位置写不进去，可能已满或已拔出',
    next: '内容都还在本机。请换一个 U 盘再写一次',
  },
  'ferry.not-taken': {
    what: '没有写出',
    why: '浏览器没有接收这个文件',
    next: '内容都还在本机。请再写一次；如仍不行，请关闭本应用，重新打开后再写',
  },
} satisfies Record<string, RefusalWords>;
