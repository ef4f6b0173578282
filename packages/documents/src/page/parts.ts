/**
 * What a piece of a page is to whoever does not see it: the element of the structure tree (ISO 32000-1, 14.8) that its text
 * belongs to. Whatever is drawn with the same part is one element, on however many pages it lies; elements stand in the order
 * in which they are first drawn, which is the order of reading. What is drawn without a part is decoration (an artifact).
 */
export interface Part {
  readonly type: 'H1' | 'H2' | 'H3' | 'P' | 'Figure' | 'Caption' | 'Table' | 'TR' | 'TH' | 'TD';
  readonly within?: Part;
  /** Of its text, where it is not that of the document. */
  readonly lang?: string;
  /** Instead of a figure, for whoever does not see it. */
  readonly alt?: string;
  /** Where a figure lies that is drawn in many strokes: left, top, right, bottom. */
  readonly box?: readonly [number, number, number, number];
  /** The text of a heading, which stands among the bookmarks. */
  readonly heading?: string;
}

export const figure = (alt: string): Part => ({ type: 'Figure', alt });
export const heading = (type: 'H1' | 'H2' | 'H3', text: string): Part => ({ type, heading: text });

export const table = (): Part => ({ type: 'Table' });
export const tableRow = (within: Part): Part => ({ type: 'TR', within });
export const tableCell = (type: 'TH' | 'TD', within: Part): Part => ({ type, within });
