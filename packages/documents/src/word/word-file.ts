import { type Document, Packer } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { alternatives } from './styles.ts';

/** The same moment in every zone: a zip file has no zones (APPNOTE 4.4.6). */
const never = new Date(1980, 0, 1);

/** Equal documents give equal bytes: no clock, no chance, files in one order. `day`: what its properties say it was made on. */
export async function wordFile(document: Document, day: string): Promise<Uint8Array> {
  const files = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const settled = Object.keys(files)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((path): [string, Uint8Array] => [path, settledFile(path, files[path] ?? new Uint8Array(), day)]);
  return zipSync(Object.fromEntries(settled), { mtime: never, level: 6 });
}

/** A reader looks for the types first. */
const rank = (path: string): number =>
  path === '[Content_Types].xml' ? 0 : path.startsWith('_rels/') ? 1 : 2;

function settledFile(path: string, bytes: Uint8Array, day: string): Uint8Array {
  if (path === 'docProps/core.xml')
    return strToU8(
      strFromU8(bytes).replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${day}T00:00:00Z`),
    );
  if (path === 'word/fontTable.xml') return strToU8(fontTable);
  if (path === 'word/document.xml') {
    let n = 0;
    return strToU8(strFromU8(bytes).replace(/<wp:docPr id="\d+"/g, () => `<wp:docPr id="${++n}"`));
  }
  return bytes;
}

const fontTable = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
  '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
  ...Object.entries(alternatives).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/></w:font>`,
  ),
  '</w:fonts>',
].join('');
