export { type Facts, fillSentence } from './fill.ts';
export { type Language, languages } from './language.ts';
export { clockWords, provenWords } from './proven-words.ts';
export {
  catalogue,
  hasWord,
  say,
  sayFact,
  type WordKey,
  words,
} from './say.ts';
export { sayHalves, sayLength, timeWords } from './time-words.ts';
export type { RefusalWords } from './translated.ts';
