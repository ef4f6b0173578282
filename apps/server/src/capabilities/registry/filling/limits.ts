/** What a template for one office can need, many times over. */
export const megabytesAtMost = 5;
export const bytesAtMost = megabytesAtMost * 1_048_576;
/** Of what the file holds when it is unpacked. */
export const unpackedAtMost = 60 * 1_048_576;
export const partsAtMost = 300;
export const secondsToRead = 20;
export const columnsAtMost = 'Z';
