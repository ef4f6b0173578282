declare module 'hyphen/en-gb/index.js' {
  /** The word with the mark at every place where it may be parted. */
  const patterns: { hyphenateSync(word: string, options: { hyphenChar: string }): string };
  export default patterns;
}
