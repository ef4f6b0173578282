import { beforeAll, describe, expect, it } from 'vitest';
import { block, cell, lineTop, mm, pitch, size } from '../../packages/documents/src/paper.ts';
import {
  allCharacters,
  type Character,
  flowing,
  linesOf,
  print,
  textOf,
} from '../../packages/documents/test/printed.ts';
import { bulletin } from '../../packages/documents/test/sample-bulletins.ts';

/** Two thousand lines of what bulletins hold, mixed by a fixed seed and measured in the PDF as MuPDF sees it. */
const clauses = [
  '督查组先后到政务服务中心和乡镇便民服务中心查看窗口值守情况',
  '窗口工作人员上网看电影（《三十六计》第4集，播放至32分钟）',
  '群众询问“什么时候能办”，答复“等着”，再问不答',
  '承诺时限为5个工作日，实际用时17个工作日（超时240%）',
  '查阅OA系统2026年10月23日10:30至11:45的日志',
  '依据GB/T 9704-2012和《清源市机关工作人员行为规范》第六条第（三）项',
  '群众反映：“材料交了三次——每次都说缺一样……至今没有办成。”',
  '现场有人喊：“快收起来！检查的来了！”',
  '该窗口排队32人，等候时间最长1小时20分钟，其间3个窗口仅开1个',
  '负责人解释称“系统升级”（经向信息中心核实，当日系统运行正常）',
  '核验网址mingcha.example.gov.cn/verify?number=2026-12&part=3',
  '气温38.5℃，大厅空调未开，饮水机无水；老年人（70岁以上）站立等候',
  '证据摘要532735e7b0c1f9a2',
  '收费1,000.50元，未出具票据',
  '《关于进一步优化营商环境的意见》《政务服务“一次办好”改革方案》均有明确规定',
  '（一）不作为；（二）慢作为；（三）乱作为',
];
const joints = ['，', '；', '。', '：', '、', '！', '？', '——', '……'];

function mixed(paragraphs: number, from: number): string[] {
  let seed = from;
  const draw = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  return Array.from({ length: paragraphs }, () => {
    const many = 6 + draw(18);
    const parts = Array.from({ length: many }, () => clauses[draw(clauses.length)] ?? '');
    return parts.map((part, at) => part + (at === many - 1 ? '。' : joints[draw(joints.length)])).join('');
  });
}

/** A bulletin's opening holds forty paragraphs. */
const texts = Array.from({ length: 7 }, (_, at) => mixed(32, 9704 + at));
const neverFirst = /^[，。、；：？！”’）》〉】〕」』·%℃]/u;
const neverLast = /[（《〈“‘【〔「『]$/u;
const isMark = (character: string) => /[，。、；：？！“”‘’（）《》〈〉【】〔〕]/u.test(character);

let printed: { text: string[]; bytes: Uint8Array }[];
/** Lines of body text, page by page; the first page's begin below its head. */
let pages: Character[][][];
let lines: Character[][];
const lastOfBulletin = new Set<Character>();

beforeAll(async () => {
  printed = [];
  for (const text of texts) printed.push({ text, bytes: (await print(bulletin({ intro: text }))).bytes });
  pages = printed.flatMap(({ bytes }) => {
    const all = allCharacters(bytes).map((page) =>
      linesOf(
        page.filter(
          // A dash fills its cell, so that two are one stroke; it counts as a little larger.
          ({ y, size: of }) =>
            y > block.top && y < block.bottom && of > size.three - 1 && of < size.three + 2,
        ),
      ),
    );
    // Behind the opening come headings, findings and what stands at the end.
    const opening = all.slice(
      1,
      all.findIndex((page) => page.some((line) => textOf(line).startsWith('一、'))),
    );
    const last = opening.at(-1)?.at(-1)?.[0];
    if (last !== undefined) lastOfBulletin.add(last);
    return opening;
  });
  lines = pages.flat().slice(0, 2000);
});

const isWide = (character: string) => /[\u2014\u2026\u2e80-\uffef]/u.test(character);
const cellEdge = (one: Character): number => one.x + (isWide(one.character) ? cell : 0);
/** The next line goes on with the same paragraph: of a bulletin's last one nobody knows. */
const isFull = (at: number): boolean => {
  const [line, next] = [lines[at]?.[0], lines[at + 1]?.[0]];
  if (line === undefined || next === undefined || lastOfBulletin.has(line)) return false;
  return next.x < block.left + cell;
};
/** The origin of a dash lies before its ink, which is what fills the cell. */
const near = (a: number, b: number, { character }: Character) =>
  Math.abs(a - b) <= (character === '—' ? 1 : 0.5);

describe('two thousand lines of mixed text', () => {
  it('are as many', () => {
    expect(lines).toHaveLength(2000);
  });

  it('start with no mark that closes and end with none that opens', () => {
    const wrong = lines.map(textOf).filter((line) => neverFirst.test(line) || neverLast.test(line));
    expect(wrong).toEqual([]);
  });

  it('keep ——, ……, words and numbers in one line', () => {
    const broken = lines.flatMap((line, at) => {
      const [before, after] = [line.at(-1)?.character ?? '', lines[at + 1]?.[0]?.character ?? ''];
      const pair = `${textOf(line).slice(-13)}|${textOf(lines[at + 1] ?? []).slice(0, 13)}`;
      if ((before === '—' || before === '…') && before === after) {
        const run = textOf(line).match(/[—…]+$/u)?.[0].length ?? 0;
        return run % 2 === 0 ? [] : [pair];
      }
      // Addresses and digests are longer than a line can spare; they are broken where the line is full.
      const word = `${/[\w.,:/?=&-]*$/u.exec(textOf(line))?.[0]}${/^[\w.,:/?=&-]*/u.exec(textOf(lines[at + 1] ?? []))?.[0]}`;
      return /\w/u.test(before) && /\w/u.test(after) && word.length <= 12 ? [pair] : [];
    });
    expect(broken).toEqual([]);
  });

  it('begin at the left edge, or two characters from it', () => {
    const off = lines.flatMap((line) => {
      const [first] = line;
      if (first === undefined) return [];
      // An opening mark that was squeezed has its white outside.
      const begins = (edge: number) =>
        isMark(first.character)
          ? first.x > edge - cell / 2 - 0.5 && first.x < edge + 0.5
          : near(first.x, edge, first);
      const fits = begins(block.left) || begins(block.left + 2 * cell);
      return fits ? [] : [`${(first.x - block.left).toFixed(2)} ${textOf(line)}`];
    });
    expect(off).toEqual([]);
  });

  it('end within half a point of the right edge where the line is full', () => {
    const off = lines.flatMap((line, at) => {
      const last = line.filter(({ character }) => character.trim() !== '').at(-1);
      if (last === undefined || !isFull(at)) return [];
      // Of a Latin word the reader does not say how wide its last letter is.
      if (!isWide(last.character)) return [];
      const over = cellEdge(last) - block.right;
      const fits = isMark(last.character)
        ? over < cell / 2 + 0.5 && over > -0.5
        : near(cellEdge(last), block.right, last);
      return fits ? [] : [`${over.toFixed(2)} ${textOf(line)}`];
    });
    expect(off).toEqual([]);
  });

  it('stand on the grid: every baseline within a fifth of a point', () => {
    const baseline = (line: number) => lineTop(line) + (pitch - size.three) / 2 + size.three * 0.88;
    const off = pages.flatMap((page, at) =>
      page.flatMap((line) => {
        const y = line[0]?.y ?? 0;
        const nearest = Math.round((y - baseline(0)) / pitch);
        return Math.abs(y - baseline(nearest)) > 0.2
          ? [`page ${at + 1}: ${y.toFixed(2)} ${textOf(line)}`]
          : [];
      }),
    );
    expect(off).toEqual([]);
  });

  it('hold 22 lines on every page', () => {
    const full = pages.map((page) => page.length);
    expect(full).toEqual(full.map(() => 22));
  });

  it('have lost nothing', () => {
    const lost = printed.flatMap(({ text, bytes }) => {
      const said = flowing(bytes);
      return text.filter((paragraph) => !said.includes(paragraph.replace(/\s/gu, '')));
    });
    expect(lost).toEqual([]);
  });

  it('reach no further than a millimetre beyond the block', () => {
    const all = printed.flatMap(({ bytes }) => allCharacters(bytes));
    const out = all.flatMap((page, at) =>
      page
        .filter(({ character, y }) => character.trim() !== '' && y > block.top && y < block.bottom)
        .filter(({ x }) => x < block.left - cell / 2 - mm(1) || x > block.right + mm(1))
        .map(({ character, x }) => `page ${at + 1}: ${character} at ${x.toFixed(1)}`),
    );
    expect(out).toEqual([]);
  });
});
