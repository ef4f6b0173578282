/**
 * Typed text made ready for print, before it is signed: one line, nothing invisible, and the marks that GB/T 15834 asks
 * for where somebody typed half-width ones between Chinese words (窗口,无人 → 窗口，无人). Numbers and Latin text keep theirs.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;
const han = String.raw`[\p{Script=Han}〇，。、；：？！“”‘’（）《》〈〉【】〔〕…—]`;

const fullWidth: Record<string, string> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

const afterHan = new RegExp(`(?<=${han}) ?([,;:?!]) ?`, 'gu');
const beforeHan = new RegExp(`(?<=[\\dA-Za-z%)]) ?([,;:?!]) ?(?=${han})`, 'gu');
const fullStop = new RegExp(`(?<=${han})\\.(?=$|\\s|${han})`, 'gu');
const bracketed = new RegExp(`\\(([^()]*${han}[^()]*)\\)`, 'gu');
const quoted = new RegExp(`"([^"]*${han}[^"]*)"`, 'gu');
const gapBetweenHan = new RegExp(`(?<=${han}) (?=${han})`, 'gu');

export function printedLine(typed: string): string {
  return typed
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(invisible, '')
    .trim()
    .replace(gapBetweenHan, '')
    .replace(/(?<=\p{Script=Han})\.{3,}/gu, '……')
    .replace(/(?<=\p{Script=Han})-{2,}/gu, '——')
    .replace(bracketed, '（$1）')
    .replace(quoted, '“$1”')
    .replace(afterHan, (_, mark: string) => fullWidth[mark] ?? mark)
    .replace(beforeHan, (_, mark: string) => fullWidth[mark] ?? mark)
    .replace(fullStop, '。');
}

/** One paragraph for each typed line; empty lines disappear. */
export function printedParagraphs(typed: string): string[] {
  return typed
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/u)
    .map(printedLine)
    .filter((paragraph) => paragraph !== '');
}
