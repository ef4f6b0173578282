import { localParts } from '@mingcha/domain/calendar';
import { say, type WordKey } from '@mingcha/words';

/** Official paper is Chinese, whatever language the screen speaks. */
export const word = (key: WordKey, facts?: Parameters<typeof say>[2]): string => say('zh-CN', key, facts);

export const comma = word('document.comma');

/** Figures stand in Chinese print without the gaps of a screen. */
export const closed = (text: string): string =>
  text.replace(/(?<=[\d.%]) (?=\p{Script=Han})|(?<=\p{Script=Han}) (?=\d)/gu, '');

/** An instant as a form shows it: 2026-11-20 09:31. */
export function momentIn(zone: string): (at: number | bigint | null) => string {
  return (at) => {
    if (at === null) return word('document.unsaid');
    const { day, time } = localParts(Number(at), zone);
    return `${day} ${time}`;
  };
}

/** As much as one frame of a form takes well; what goes on stands under the same label again. */
const roomy = 3000;

/** A label and any number of lines, as rows of a form: nothing is cut off, however much it is. */
export function formRows(label: WordKey, lines: readonly string[]): { label: string; text: string }[] {
  const texts: string[] = [];
  for (const line of lines) {
    const last = texts.at(-1);
    if (last === undefined || last.length + line.length > roomy) texts.push(line);
    else texts[texts.length - 1] = `${last}\n${line}`;
  }
  return texts.map((text) => ({ label: word(label), text }));
}
