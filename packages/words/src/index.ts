import { en } from './en/index.ts';
import { zh } from './zh/index.ts';

export { type Language, languages } from './language.ts';
export {
  catalogue,
  type Facts,
  hasWord,
  say,
  sayFact,
  type WordKey,
  words,
} from './say.ts';
export { sayHalves, sayLength, timeWords } from './time-words.ts';
export type { RefusalWords } from './translated.ts';

/** The catalogues as i18next takes them. Keys are flat: set `keySeparator` and `nsSeparator` to false. */
export const resources = { 'zh-CN': { translation: zh }, en: { translation: en } };
