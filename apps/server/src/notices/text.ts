import { isOpen } from '@mingcha/domain/notices';
import { type Language, say, type WordKey } from '@mingcha/words';

export interface Worded {
  readonly code: string;
  readonly due: number | null;
}

/** What is said of one notice outside the house: its sentence where it may be said, else only that something waits. */
export function sentenceOf({ code, due }: Worded, language: Language, zone: string): string {
  if (!isOpen(code)) return say(language, 'notice.outside.discreet');
  const sentence = say(language, `notice.${code}` as WordKey);
  return due === null
    ? sentence
    : say(language, 'notice.outside.due', { sentence, due: moment(due, language, zone) });
}

const shown = 5;

/**
 * Several notices of one person as one text: each sentence once, what can be said first, and where to go. There is no
 * name in it, no number and no address but the house's own.
 */
export function wordsOutside(
  notices: readonly Worded[],
  language: Language,
  zone: string,
  url: string,
): string {
  const sentences = [...new Set(notices.map((notice) => sentenceOf(notice, language, zone)))];
  const discreet = say(language, 'notice.outside.discreet');
  const open = sentences.filter((sentence) => sentence !== discreet);
  const said = open.length === 0 ? [discreet] : open.slice(0, shown);
  const more = open.length - said.length;
  const lines = [
    ...said,
    ...(open.length > shown ? [say(language, 'notice.outside.more', { count: more })] : []),
    say(language, 'notice.outside.signIn', { url }),
  ];
  const stop = language === 'en' ? '. ' : '。';
  return say(language, 'notice.outside.head', { text: `${lines.join(stop)}${stop.trim()}` });
}

/** 11月26日(周四)17:30 · Thu 26 Nov 17:30 */
export function moment(at: number, language: Language, zone: string): string {
  const parts = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    month: language === 'en' ? 'short' : 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return language === 'en'
    ? `${part('weekday')} ${part('day')} ${part('month')} ${time}`
    : `${part('month')}月${part('day')}日（${part('weekday')}）${time}`;
}
