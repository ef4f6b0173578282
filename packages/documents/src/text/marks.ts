/** Classes of marks for line breaking, after GB/T 15834-2011 (5.1) and its printing practice. */

/** Opening marks: never at the end of a line. */
export const opening = new Set('（《〈“‘【〔「『［｛([{');
/** Closing and pausing marks: never at the start of a line. */
export const closing = new Set('，。、；：？！”’）》〉】〕」』］｝·～－％‰℃,.;:?!)]}%…');
/** Marks that own a whole cell in Chinese text whatever width the font gives them. */
const wholeCell = new Set('，。、；：？！“”‘’（）《》〈〉【】〔〕「」『』［］｛｝—…～％－');

export const isOpening = (character: string): boolean => opening.has(character);
export const isClosing = (character: string): boolean => closing.has(character);
export const ownsCell = (character: string): boolean => wholeCell.has(character);

/**
 * Spaces of any width: a line ends with them, never begins with them. Those that keep together what stands beside them part it all
 * the same: they come from web pages, nobody sees them, and they would tear a narrow column.
 */
export const isSpace = (character: string): boolean => /\p{Zs}/u.test(character);

/** Letters and digits of Latin, Greek and Cyrillic: kept together as words. */
const wordLetter = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u;
export const isWordLetter = (character: string): boolean =>
  !isHan(character) && wordLetter.test(character) && !isFullWidthForm(character);
/** Of nearly all that is set: known without asking for its script. */
export const isHan = (character: string): boolean => character >= '\u3400' && character <= '\u9fff';
const isFullWidthForm = (character: string): boolean => /[\uff01-\uff60]/u.test(character);

/** Marks that join two letters or digits into one word: 10:30, GB/T, 9704-2012, 1,000.5. */
const joiners = new Set(".,:/-–_@&+#~=?'’");
export const isJoiner = (character: string): boolean => joiners.has(character);
/** Half-width signs that stay with the word or number before them. */
const after = new Set('%‰°℃.,:;!?)]}');
export const staysWithWord = (character: string): boolean => after.has(character);
