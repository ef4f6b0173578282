import { deflateSync } from 'node:zlib';

/** The parts of PDFKit that its type declarations leave out: how an object of the file is written. */
interface Reference {
  readonly data: Record<string, unknown>;
  readonly compress: boolean;
  buffer: Uint8Array[];
  write(chunk: Uint8Array | string): void;
  finalize(): void;
}
type ReferenceClass = new (document: Writer, id: number, data?: object) => Reference;
interface Writer {
  _root: Reference;
  _offsets: unknown[];
  _offset: number;
  _waiting: number;
  ref(data?: object): Reference;
  read(): Uint8Array | null;
  _write(data: Uint8Array | string): void;
}

/** So much text is gathered before it goes on. */
const pieceLength = 1 << 16;
const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/**
 * PDFKit hands a file on line by line, each line as bytes of its own, and copies what an object holds. Here lines are gathered, and a
 * photograph goes out as the bytes that it came as. What is written is the same file. `take` gets it piece by piece, null at its end.
 */
export function writeInPieces(document: PDFKit.PDFDocument, take: (piece: Uint8Array | null) => void): void {
  const writer = document as unknown as Writer;
  const begun = writer.read();
  if (begun !== null) take(begun);
  /** What the object that is being written holds; it stands before its end. */
  let held: Uint8Array | null = null;
  let text = '';
  const flush = () => {
    if (text !== '') take(bytesOf(text));
    text = '';
  };

  class InPieces extends (writer._root.constructor as ReferenceClass) {
    #text = '';
    #length = 0;

    override write(chunk: Uint8Array | string): void {
      if (typeof chunk === 'string') this.#text += `${chunk}\n`;
      else {
        this.#endText();
        this.buffer.push(chunk);
      }
      this.#length += chunk.length + (typeof chunk === 'string' ? 1 : 0);
      this.data.Length = this.#length;
      if (this.compress) this.data.Filter = 'FlateDecode';
    }

    override finalize(): void {
      this.#endText();
      const [first, ...more] = this.buffer;
      if (first !== undefined) {
        const whole = more.length === 0 ? first : Buffer.concat(this.buffer);
        held = this.compress ? deflateSync(whole) : whole;
        this.data.Length = held.length;
        this.buffer = [];
      }
      super.finalize();
    }

    #endText(): void {
      if (this.#text !== '') this.buffer.push(bytesOf(this.#text));
      this.#text = '';
    }
  }

  Object.assign(writer, {
    ref(data?: object): Reference {
      const made = new InPieces(writer, writer._offsets.length + 1, data);
      writer._offsets.push(null);
      writer._waiting += 1;
      return made;
    },
    _write(data: Uint8Array | string): void {
      if (data === 'endobj' && held !== null) {
        const bytes = held;
        held = null;
        writer._write('stream');
        writer._write(bytes);
        writer._write('\nendstream');
      }
      if (typeof data === 'string') {
        text += `${data}\n`;
        writer._offset += data.length + 1;
        if (text.length > pieceLength) flush();
        return;
      }
      flush();
      take(data);
      writer._offset += data.length;
    },
    push(chunk: Uint8Array | null): void {
      flush();
      take(chunk);
    },
  });
}
