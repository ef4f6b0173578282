import { createHash } from 'node:crypto';

/**
 * The place of an electronic seal (ISO 32000-1, 12.8), appended to a printed document: the bytes before it stay as they were.
 * Its signature certifies the document and allows no change at all (DocMDP, P 1). The field has no picture: what is drawn on a
 * page is never passed off as a seal.
 */
export interface SealPlace {
  /** The whole file, with room for the signature. */
  readonly bytes: Uint8Array;
  /** What the signature is over: all of it but that room. */
  readonly signed: Uint8Array;
  /** Where the room begins and how many hexadecimal digits it takes. */
  readonly room: { readonly from: number; readonly digits: number };
}

export interface SealWords {
  /** Whose seal it is, and on what ground it was set. */
  readonly name: string;
  readonly reason: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** A signature with its certificates and a time-stamp is some fifteen thousand bytes. */
const mostBytes = 24_576;
const digitsOf = (n: number): string => String(n).padStart(10, '0');

/** Only for what this package printed: it knows how that is written. */
export function reserveSeal(printed: Uint8Array, { name, reason, at }: SealWords): SealPlace {
  const file = Buffer.from(printed);
  const known = trailerOf(file);
  const root = objectAt(file, known, known.root);
  const pages = objectAt(file, known, referred(root, 'Pages'));
  const first = Number(/\/Kids \[(\d+) 0 R/.exec(pages)?.[1] ?? Number.NaN);
  const page = objectAt(file, known, first);
  if (page.includes('/Annots') || root.includes('/AcroForm'))
    throw new Error('There is a form in it already');

  const [seal, look, field] = [known.size, known.size + 1, known.size + 2];
  const range = `/ByteRange [0 ${digitsOf(0)} ${digitsOf(0)} ${digitsOf(0)}]`;
  const contents = `/Contents <${'0'.repeat(2 * mostBytes)}>`;
  const reference = '/Reference [<< /Type /SigRef /TransformMethod /DocMDP ';
  const allowed = '/TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >>]';
  const objects = new Map([
    [
      known.root,
      `${root} /AcroForm << /SigFlags 3 /Fields [${field} 0 R] >> /Perms << /DocMDP ${seal} 0 R >> >>`,
    ],
    [first, `${page} /Annots [${field} 0 R] >>`],
    [
      seal,
      `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ${range} ${contents} /M (${dated(at)}) ` +
        `/Name ${text(name)} /Reason ${text(reason)} ${reference}${allowed} >>`,
    ],
    [
      look,
      '<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Resources << >> /Length 0 >>\nstream\n\nendstream',
    ],
    [
      field,
      // Printed, so that PDF/A takes it, and locked; of no size.
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Seal) /F 132 /Rect [0 0 0 0] /P ${first} 0 R /V ${seal} 0 R ` +
        `/AP << /N ${look} 0 R >> >>`,
    ],
  ]);
  const bytes = append(file, known, objects);
  const from = bytes.indexOf(contents) + '/Contents <'.length;
  const after = from + 2 * mostBytes + 1;
  const ranges = [from - 1, after, bytes.length - after].map(digitsOf).join(' ');
  bytes.write(`/ByteRange [0 ${ranges}]`, bytes.indexOf(range), 'latin1');
  const signed = Buffer.concat([bytes.subarray(0, from - 1), bytes.subarray(after)]);
  return { bytes, signed, room: { from, digits: 2 * mostBytes } };
}

/** The signature in its place; the bytes around it are those that were signed. */
export function fillSeal({ bytes, room }: SealPlace, signature: Uint8Array): Uint8Array {
  const hex = Buffer.from(signature).toString('hex');
  if (hex.length > room.digits) throw new Error('The signature is larger than its place');
  const sealed = Buffer.from(bytes);
  sealed.write(hex, room.from, 'latin1');
  return sealed;
}

interface Trailer {
  readonly start: number;
  readonly size: number;
  readonly root: number;
  readonly info: number;
  readonly id: string;
}

/** The one cross-reference table that PDFKit writes, and what its trailer names. */
function trailerOf(file: Buffer): Trailer {
  const end = file.subarray(-2048).toString('latin1');
  const start = Number(/startxref\n(\d+)\n%%EOF\n?$/.exec(end)?.[1] ?? Number.NaN);
  const written = file.subarray(start).toString('latin1');
  const trailer = written.slice(written.indexOf('trailer'));
  const id = /\/ID \[<([0-9a-f]+)>/.exec(trailer)?.[1];
  if (!written.startsWith('xref\n0 ') || id === undefined) throw new Error('Not as it was printed');
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  return { start, size, root: referred(trailer, 'Root'), info: referred(trailer, 'Info'), id };
}

const referred = (written: string, key: string): number =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(written)?.[1] ?? Number.NaN);

/** A dictionary as it is written, without its closing mark. */
function objectAt(file: Buffer, { start }: Trailer, id: number): string {
  // Every line of the table has twenty bytes; the first two lines are of another length.
  const table = file.indexOf('0000000000 65535 f ', start);
  const offset = Number(file.subarray(table + 20 * id, table + 20 * id + 10).toString('latin1'));
  const head = `${id} 0 obj\n`;
  const written = file.subarray(offset, file.indexOf('\nendobj', offset)).toString('latin1');
  if (!written.startsWith(`${head}<<`) || !written.endsWith('>>')) throw new Error(`No dictionary ${id}`);
  return written.slice(head.length, -2);
}

function append(file: Buffer, known: Trailer, objects: ReadonlyMap<number, string>): Buffer {
  const pieces = [file, ...(file.at(-1) === 0x0a ? [] : [Buffer.from('\n')])];
  let at = pieces.reduce((sum, { length }) => sum + length, 0);
  const offsets = new Map<number, number>();
  for (const [id, written] of objects) {
    offsets.set(id, at);
    const piece = Buffer.from(`${id} 0 obj\n${written}\nendobj\n`, 'latin1');
    pieces.push(piece);
    at += piece.length;
  }
  const sections = [...offsets]
    .sort(([a], [b]) => a - b)
    .map(([id, offset]) => `${id} 1\n${digitsOf(offset)} 00000 n \n`);
  // The second half of the id is of this version of the file.
  const changed = createHash('sha256').update(file).digest('hex').slice(0, known.id.length);
  const size = Math.max(...objects.keys()) + 1;
  const trailer =
    `trailer\n<< /Size ${size} /Root ${known.root} 0 R /Info ${known.info} 0 R /ID [<${known.id}> <${changed}>] ` +
    `/Prev ${known.start} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(`xref\n${sections.join('')}${trailer}`, 'latin1')]);
}

/** UTF-16 behind a byte order mark, in hexadecimal: any character, and nothing to escape. */
const text = (value: string): string => `<FEFF${Buffer.from(value, 'utf16le').swap16().toString('hex')}>`;
const dated = (at: number): string => `D:${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
