import type { Naming } from './publication-kinds.ts';

const nobody = '某某';

/** 复姓 that an official meets. */
const compound = new Set([
  '欧阳',
  '司马',
  '上官',
  '诸葛',
  '司徒',
  '东方',
  '皇甫',
  '尉迟',
  '公孙',
  '慕容',
  '令狐',
  '宇文',
  '长孙',
  '夏侯',
  '轩辕',
  '端木',
  '呼延',
  '南宫',
]);

/** 甲, 乙, 丙: two people of one surname are still two people. */
const stems = [...'甲乙丙丁戊己庚辛壬癸'];

const isHanName = (name: string): boolean => /^\p{Script=Han}{2,4}$/u.test(name);

function surnameOf(name: string): string {
  const two = name.slice(0, 2);
  return compound.has(two) && name.length > 2 ? two : name.slice(0, 1);
}

/** What stands in the place of each name; the same names in any order give the same. */
export function pseudonymsFor(names: readonly string[], naming: Naming): ReadonlyMap<string, string> {
  const sorted = [...new Set(names)].sort();
  if (naming === 'unit') return new Map(sorted.map((name) => [name, nobody]));
  const bySurname = Map.groupBy(sorted.filter(isHanName), surnameOf);
  return new Map(
    sorted.map((name) => {
      if (!isHanName(name)) return [name, nobody];
      const surname = surnameOf(name);
      const same = bySurname.get(surname) ?? [];
      const stem = same.length > 1 ? (stems[same.indexOf(name)] ?? '') : '';
      return [name, `${surname}某${stem}`];
    }),
  );
}

const bare = (name: string): string => name.replace(/\s/gu, '');
const special = /[\\^$.*+?()[\]{}|]/gu;

/** A name as texts write it: two characters are often set apart to the width of three (张　三). */
const written = (name: string): RegExp =>
  new RegExp([...bare(name)].map((char) => char.replace(special, '\\$&')).join('\\s*'), 'gu');

/** Of these names, the ones that a text says. */
export const namesIn = (texts: readonly string[], names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter(
    (name) => bare(name).length > 1 && texts.some((text) => text.search(written(name)) >= 0),
  );

/** Longer names first, so that no part of one is left. */
export function withoutNames(text: string, pseudonyms: ReadonlyMap<string, string>): string {
  const names = [...pseudonyms.keys()].sort((a, b) => b.length - a.length);
  return names.reduce(
    (rest, name) => rest.replace(written(name), () => pseudonyms.get(name) ?? nobody),
    text,
  );
}

const digits = '[0-9〇零一二三四五六七八九十百]';
const windowNumber = `第?[A-Za-z]?(?:${digits}+)(?:[、,，和及至—-](?:第?[A-Za-z]?${digits}+))*号(?=(?:服务|受理|综合|业务)?(?:窗口|柜台))`;

const left = '（略）';
const label = String.raw`\s*(?:[为是]|[:：])?\s*`;

/** Marks of one person or one matter. What they are of may stay, so that a sentence still reads (视频图像条例 22; PIPL 28). */
const codes: readonly (readonly [pattern: RegExp, left: string])[] = [
  [/(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)(?:\d{15}|\d{16}|\d{19})(?!\d)/gu, left],
  [/(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)|(?<!\d)0\d{2,3}[-—]\d{7,8}(?!\d)/gu, left],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-Z0-9]{5,6}(?![A-Z0-9])/gu,
    left,
  ],
  [
    new RegExp(`(工号|工牌号?|胸牌号?|警号|执法证号?|证号|编号)${label}[A-Za-z0-9][A-Za-z0-9-]*号?`, 'gu'),
    `$1${left}`,
  ],
  [
    new RegExp(
      `((?:受理|办件|案件|业务|收件|叫号|排队|取号)(?:编号|单号|号码|号))${label}[A-Za-z0-9〔〕-]*[A-Za-z0-9〕]号?`,
      'gu',
    ),
    `$1${left}`,
  ],
  [new RegExp(windowNumber, 'gu'), ''],
  // In brackets already: no second pair.
  [/（([^（）]*)（略））/gu, '（$1略）'],
];

/** A text without numbers of windows, badges, papers, telephones, vehicles, accounts and matters. */
export const withoutCodes = (text: string): string =>
  codes.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
