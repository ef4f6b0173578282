import { AlignmentType, type IParagraphStyleOptions, LineRuleType } from 'docx';

/** Fonts as GB/T 9704 names them and word processors have them; Latin letters and digits stand in a font of their own. */
const latin = 'Times New Roman';
const fontOf = (eastAsia: string) => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia });
export const fonts = {
  mark: fontOf('方正小标宋简体'),
  title: fontOf('方正小标宋简体'),
  body: fontOf('仿宋_GB2312'),
  heading1: fontOf('黑体'),
  heading2: fontOf('楷体_GB2312'),
  number: fontOf('宋体'),
  table: fontOf('仿宋_GB2312'),
} as const;

/** What stands in for a font that a machine lacks, the nearest first (ISO/IEC 29500-1, 17.8.3.1). */
export const alternatives: Readonly<Record<string, string>> = {
  方正小标宋简体: 'FZXiaoBiaoSong-B05S,华文中宋,宋体,Noto Serif CJK SC',
  仿宋_GB2312: '仿宋,FangSong,FandolFang,Noto Serif CJK SC',
  楷体_GB2312: '楷体,KaiTi,LXGW WenKai,Noto Serif CJK SC',
  黑体: 'SimHei,Noto Sans CJK SC',
  宋体: 'SimSun,Noto Serif CJK SC',
};

/** Half points. */
export const half = (points: number): number => Math.round(points * 2);
/** Twentieths of a point. */
export const twips = (points: number): number => Math.round(points * 20);
export const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);

/** 5.2.3 as word processors have it: a fixed line of 28.95 pt, 22 of which fill 225 mm. */
export const line = twips(28.95);
const exactly = { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 };
/** Two characters of size 3. */
export const twoCharacters = twips(32);

const style = (
  id: keyof typeof styleNames,
  run: { readonly font: (typeof fonts)[keyof typeof fonts]; readonly size: number; readonly color?: string },
  paragraph: NonNullable<IParagraphStyleOptions['paragraph']>,
): IParagraphStyleOptions => ({
  id,
  name: styleNames[id],
  basedOn: 'Normal',
  next: id,
  quickFormat: true,
  run: { ...run, size: half(run.size) },
  paragraph: { spacing: exactly, ...paragraph },
});

const styleNames = {
  RedMark: '发文机关标志',
  DocumentNumber: '发文字号',
  DocumentTitle: '公文标题',
  Recipients: '主送机关',
  BodyText: '公文正文',
  LevelOne: '一级标题',
  Signature: '署名',
  Flag: '密级和紧急程度',
  TableText: '表格文字',
  TableHead: '表头',
  Caption: '图题',
  Foot: '版记',
} as const;
export type StyleName = keyof typeof styleNames;

export const paragraphStyles: IParagraphStyleOptions[] = [
  style(
    'RedMark',
    { font: fonts.mark, size: 40, color: 'E60012' },
    { alignment: AlignmentType.CENTER, spacing: {} },
  ),
  style('DocumentNumber', { font: fonts.body, size: 16 }, { alignment: AlignmentType.CENTER }),
  style(
    'DocumentTitle',
    { font: fonts.title, size: 22 },
    { alignment: AlignmentType.CENTER, outlineLevel: 0 },
  ),
  style('Recipients', { font: fonts.body, size: 16 }, {}),
  style(
    'BodyText',
    { font: fonts.body, size: 16 },
    { indent: { firstLine: twoCharacters, firstLineChars: 200 }, alignment: AlignmentType.BOTH },
  ),
  style(
    'LevelOne',
    { font: fonts.heading1, size: 16 },
    { indent: { firstLine: twoCharacters, firstLineChars: 200 }, keepNext: true, outlineLevel: 1 },
  ),
  style('Signature', { font: fonts.body, size: 16 }, { alignment: AlignmentType.RIGHT, keepLines: true }),
  style('Flag', { font: fonts.heading1, size: 16 }, {}),
  style(
    'TableText',
    { font: fonts.table, size: 12 },
    { spacing: { line: twips(19), lineRule: LineRuleType.EXACT } },
  ),
  style(
    'TableHead',
    { font: fonts.heading1, size: 12 },
    { alignment: AlignmentType.CENTER, spacing: { line: twips(19), lineRule: LineRuleType.EXACT } },
  ),
  style('Caption', { font: fonts.table, size: 12 }, { alignment: AlignmentType.CENTER }),
  style('Foot', { font: fonts.body, size: 14 }, { indent: { left: twips(14), right: twips(14) } }),
];
