// The messages of one round trip, laid behind one another and written at once. The driver makes a buffer for each message,
// and the system takes them one by one: for sixteen statements of a push that costs more than the statements' own words.

const code = (letter: string): number => letter.charCodeAt(0);
const messages = {
  parse: code('P'),
  bind: code('B'),
  describe: code('D'),
  execute: code('E'),
  sync: code('S'),
};
const portal = code('P');

const ordinary = 256 * 1024;
/** One for all: filled and copied out in one turn of the event loop. */
let scratch = Buffer.allocUnsafe(ordinary);

/** Messages of PostgreSQL's extended protocol, version 3. */
export class Packet {
  #at = 0;

  /** Room for this many more bytes. */
  #room(bytes: number): void {
    if (this.#at + bytes <= scratch.length) return;
    const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, this.#at + bytes));
    scratch.copy(larger, 0, 0, this.#at);
    scratch = larger;
  }

  #int16(value: number): void {
    scratch[this.#at] = value >>> 8;
    scratch[this.#at + 1] = value;
    this.#at += 2;
  }

  #int32(value: number): void {
    this.#at = scratch.writeInt32BE(value, this.#at);
  }

  #begin(message: number): number {
    this.#room(64);
    scratch[this.#at] = message;
    this.#at += 5;
    return this.#at - 4;
  }

  /** The length stands before what it measures, itself included. */
  #end(from: number): void {
    scratch.writeInt32BE(this.#at - from, from);
  }

  #text(text: string): void {
    this.#room(text.length * 3 + 1);
    this.#at += scratch.write(text, this.#at, 'utf8');
  }

  #cstring(text: string): void {
    this.#text(text);
    scratch[this.#at] = 0;
    this.#at += 1;
  }

  parse(statement: string, text: string): void {
    const from = this.#begin(messages.parse);
    this.#cstring(statement);
    this.#cstring(text);
    this.#room(2);
    this.#int16(0);
    this.#end(from);
  }

  /** Into the unnamed portal. A Buffer goes as binary, anything else as text; all answers come as text. */
  bind(statement: string, values: readonly unknown[]): void {
    const from = this.#begin(messages.bind);
    this.#cstring('');
    this.#cstring(statement);
    this.#room(values.length * 6 + 8);
    this.#int16(values.length);
    for (const value of values) this.#int16(value instanceof Buffer ? 1 : 0);
    this.#int16(values.length);
    for (const value of values) this.#value(value);
    this.#room(4);
    this.#int16(1);
    this.#int16(0);
    this.#end(from);
  }

  #value(value: unknown): void {
    if (value === null || value === undefined) {
      this.#room(4);
      this.#int32(-1);
      return;
    }
    if (value instanceof Buffer) {
      this.#room(value.length + 4);
      this.#int32(value.length);
      this.#at += value.copy(scratch, this.#at);
      return;
    }
    const text = typeof value === 'string' ? value : String(value);
    this.#room(text.length * 3 + 4);
    const from = this.#at;
    this.#at += 4;
    this.#at += scratch.write(text, this.#at, 'utf8');
    scratch.writeInt32BE(this.#at - from - 4, from);
  }

  describe(): void {
    const from = this.#begin(messages.describe);
    scratch[this.#at] = portal;
    this.#at += 1;
    this.#cstring('');
    this.#end(from);
  }

  execute(): void {
    const from = this.#begin(messages.execute);
    this.#cstring('');
    this.#room(4);
    this.#int32(0);
    this.#end(from);
  }

  sync(): void {
    this.#end(this.#begin(messages.sync));
  }

  bytes(): Buffer {
    const bytes = Buffer.from(scratch.subarray(0, this.#at));
    // A rebuild's pages are large and rare.
    if (scratch.length > 4 * ordinary) scratch = Buffer.allocUnsafe(ordinary);
    return bytes;
  }
}
