import fc from 'fast-check';

/** What stands in an official text, and what gets into one: pieces that typesetters are known to stumble over. */
const usual = [
  '窗口',
  '无人值守',
  '群众',
  '办理',
  '了',
  '的',
  '一',
  '乡镇便民服务中心',
  '2026年',
  '5个工作日',
];
const marks = [
  '，',
  '。',
  '、',
  '；',
  '：',
  '（内部）',
  '“好”',
  '《规范》',
  '〔2026〕',
  '——',
  '……',
  '·',
  '！',
];
const latin = [
  'OA',
  'GB/T 9704-2012',
  '10:30',
  '1,000.50元',
  '38.5℃',
  '240%',
  'a b',
  'g/m²',
  'No.7,',
  '№',
  'Ω',
];
const long = [
  'WWWWWWWWWWWWWWWWWWWWWWWW',
  'https://mingcha.example.gov.cn/verify?number=2026-12&part=3',
  'a.b.c.d.e.f.g.h.i.j.k.l.m',
  '123456789012345678',
];
const rare = [...'喆堃昉珺镕䶮㛃𬭎𫖯犇垚㎡²⑪'];
/** Two characters that a font draws as one, and what follows another letter: read back they stay what they were. */
const alike = ['⼀', '豈', '・', '‧', '―', '\u00a0', '\u3000', 'µμ', 'ÅÅ', 'é', '～', '﹏'];
/** No font here has these: they are refused by name. */
const unknown = ['😀', '👨‍👩‍👧', 'ہندی', 'שלום', 'हिन्दी', 'ก็', '\u{20000}', '🇨🇳', 'e\u0301\u0323\u0330', '☑'];

const weighed = (pieces: readonly string[], weight: number) => ({
  arbitrary: fc.constantFrom(...pieces),
  weight,
});
const printable = fc.oneof(
  weighed(usual, 8),
  weighed(marks, 5),
  weighed(latin, 3),
  weighed(long, 1),
  weighed(rare, 1),
  weighed(alike, 1),
);
const anything = fc.oneof(
  { arbitrary: printable, weight: 12 },
  { arbitrary: fc.constantFrom(...unknown), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), weight: 1 },
);

/** Typed text is made one line without anything invisible before it is frozen. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** No longer than `most` UTF-16 units, nothing cut in half; begins and ends with a character that may stand anywhere. */
function joined(pieces: readonly string[], most: number): string {
  let text = '';
  for (const piece of pieces) {
    const seen = piece.replace(invisible, '');
    if (text.length + seen.length + 2 <= most) text += seen;
  }
  return most < 3 ? '第一'.slice(0, most) : `第${text}止`;
}

/** Mostly short; now and then as long as the form allows, but never so long that one text is the whole run. */
export function anyText(most: number, { isPrintable = true } = {}): fc.Arbitrary<string> {
  const piece = isPrintable ? printable : anything;
  const of = (pieces: number) =>
    fc.array(piece, { minLength: 1, maxLength: pieces }).map((parts) => joined(parts, Math.min(most, 1500)));
  // As long as it may be: what fits a line by custom need not fit it by the form.
  const longest = fc.array(piece, { minLength: 5, maxLength: 8 }).map((parts) =>
    joined(
      Array.from({ length: 300 }, (_, at) => parts[at % parts.length] ?? ''),
      Math.min(most, 600),
    ),
  );
  return fc.oneof(
    { arbitrary: of(6), weight: 12 },
    { arbitrary: of(30), weight: 6 },
    { arbitrary: of(120), weight: 2 },
    { arbitrary: longest, weight: 1 },
  );
}
