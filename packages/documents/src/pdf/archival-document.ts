import PDFDocument from 'pdfkit';
import { page } from '../paper.ts';
import { writeInPieces } from './in-pieces.ts';

/**
 * PDF/A-2b is what is printed. 1b is the same document under the older rules, made to be held against the only validator that
 * every machine can have, which knows no other part.
 */
export type Profile = '2b' | '1b';
const profiles = {
  '2b': { pdfVersion: '1.7', subset: 'PDF/A-2b', part: 2 },
  '1b': { pdfVersion: '1.4', subset: 'PDF/A-1b', part: 1 },
} as const;

export interface Properties {
  title: string;
  author: string;
  subject: string;
  keywords: string;
  /** Start of this day, UTC: the same input gives the same bytes whenever it is printed. */
  day: string;
  language: string;
}

/** The parts of PDFKit that its type declarations leave out. */
interface Internals {
  ref(data: object): { compress: boolean; write(bytes: Uint8Array): void; end(): void };
  _root: { data: Record<string, unknown> };
  endMetadata(): void;
}

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));

const creator = 'Mingcha';

/**
 * An A4 document that declares PDF/A-2b: fonts embedded, sRGB output intent, tagged, XMP equal to the document properties. `take` is
 * handed the file as it grows, and null after its end.
 */
export function archivalDocument(
  properties: Properties,
  take: (piece: Uint8Array | null) => void,
  profile: Profile = '2b',
): PDFKit.PDFDocument {
  const { pdfVersion, subset, part } = profiles[profile];
  const document = new PDFDocument({
    size: [page.width, page.height],
    margin: 0,
    autoFirstPage: false,
    pdfVersion,
    subset,
    tagged: true,
    lang: properties.language,
    displayTitle: true,
    // The typed options want a font's name; null keeps PDFKit from opening Helvetica, which is not embedded.
    font: null as unknown as string,
    info: {
      Title: properties.title,
      Author: properties.author,
      Subject: properties.subject,
      Keywords: properties.keywords,
      Creator: creator,
      Producer: creator,
      CreationDate: new Date(`${properties.day}T00:00:00Z`),
    },
  });
  writeInPieces(document, take);
  // PDFKit writes XMP without escaping, so that a title with & breaks PDF/A: this packet replaces its own.
  const internals = document as unknown as Internals;
  internals.endMetadata = () => {
    const metadata = internals.ref({ Type: 'Metadata', Subtype: 'XML' });
    metadata.compress = false;
    metadata.write(new TextEncoder().encode(xmp(properties, part)));
    metadata.end();
    internals._root.data.Metadata = metadata;
  };
  return document;
}

export function xmp(properties: Properties, part: number): string {
  const { title, author, subject, keywords, day, language } = properties;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>${part}</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <xmp:CreateDate>${day}T00:00:00Z</xmp:CreateDate>
   <xmp:CreatorTool>${creator}</xmp:CreatorTool>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>
   <dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
   <dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escaped(subject)}</rdf:li></rdf:Alt></dc:description>
  </rdf:Description>
  <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
   <pdf:Producer>${creator}</pdf:Producer>
   <pdf:Keywords>${escaped(keywords)}</pdf:Keywords>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}
