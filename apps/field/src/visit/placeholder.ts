import { say, type WordKey } from '@mingcha/words';

const stand: readonly WordKey[] = ['field.fact.photo', 'field.fact.audio', 'field.fact.video'];

/** Words that only say that there are none yet. Before a finding is complete they are replaced. */
export const isPlaceholder = (words: string): boolean =>
  words === '' || stand.some((key) => words === say('zh-CN', key) || words === say('en', key));

export const placeholderOf = (medium: 'photo' | 'audio' | 'video', language: 'zh-CN' | 'en'): string =>
  say(language, `field.fact.${medium}`);
