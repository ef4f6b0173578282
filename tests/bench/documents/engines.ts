import { createChromium } from './chromium.ts';
import type { Content } from './content.ts';
import { createOurs } from './ours.ts';
import { createPdfmake } from './pdfmake.ts';
import { createReactPdf } from './react-pdf.ts';
import { createTypst } from './typst.ts';

export interface Places {
  /** Where the photographs lie. */
  readonly photos: string;
  /** Where the peers are installed. */
  readonly peers: string;
  readonly fonts: { readonly serif: string; readonly sans: string; readonly folders: readonly string[] };
}
export interface Made {
  readonly bytes: Uint8Array;
  readonly pages: number;
}
/** Opens what is opened once in a process; what it answers sets the document from the beginning, each time. */
export type Engine = (content: Content, places: Places) => Promise<() => Promise<Made>>;

export const engines: Record<string, Engine> = {
  ours: createOurs,
  pdfmake: createPdfmake,
  'react-pdf': createReactPdf,
  chromium: createChromium,
  typst: createTypst,
};

export const pagesIn = (bytes: Uint8Array): number =>
  Buffer.from(bytes)
    .toString('latin1')
    .match(/\/Type\s*\/Page\b/g)?.length ?? 0;
