import { fromBase64url, hex, joined, utf8 } from './bytes.ts';
import { canonical, canonicalBytes, readCanonical } from './canonical.ts';
import type { Crypto } from './crypto.ts';
import { type Header, isClear, isEntryLine, isErased, isLinkLine, isSealed, isWithheld } from './formats.ts';
import type { Line } from './lines.ts';
import { type Entry, factsOf, type Pack, placeOf } from './pack.ts';
import type { Reporter } from './reporter.ts';
import { tell } from './tell.ts';
import { rootOf } from './tree.ts';

function entryOf(header: Header, hash: string, line: number, isLink: boolean): Entry {
  const { writer, alg, seq, prev, kind, subject, after, actor, time } = header;
  return {
    ...{ line, isLink, hash, writer, alg, seq, prev, kind, after },
    subject: `${subject.type} ${subject.id}`,
    expected: 'expected' in header ? header.expected : null,
    person: actor.person,
    clock: time.clock,
    token: time.token,
  };
}

/** One line of entries.ndjson or links.ndjson: its form, its hash, its fields. */
export class EntryReader {
  readonly #crypto: Crypto;
  readonly #pack: Pack;
  readonly #reporter: Reporter;

  constructor(crypto: Crypto, pack: Pack, reporter: Reporter) {
    this.#crypto = crypto;
    this.#pack = pack;
    this.#reporter = reporter;
  }

  entry({ n, text }: Line): void {
    const line = text === null ? null : readCanonical(text)?.value;
    this.#reporter.looked('form');
    if (!isEntryLine(line)) {
      this.#malformed('entries', n);
      return;
    }
    const entry = entryOf(line.header, line.hash, n, false);
    this.#take(entry, line.header);
    const values = this.#fields(entry, line.header, line.fields);
    if (values !== null) tell(this.#pack, entry, line.header, values);
  }

  link({ n, text }: Line): void {
    const line = text === null ? null : readCanonical(text)?.value;
    this.#reporter.looked('form');
    if (isLinkLine(line)) this.#take(entryOf(line.header, line.hash, n, true), line.header);
    else this.#malformed('links', n);
  }

  #malformed(file: string, n: number): void {
    this.#reporter.fault('form', 'form.malformed', `data/${file}.ndjson:${n}`, { n });
  }

  #take(entry: Entry, header: Header): void {
    const { byHash, entries, links } = this.#pack;
    this.#reporter.looked('entries');
    if (hex(this.#crypto.sha256(canonicalBytes(header))) !== entry.hash)
      this.#reporter.fault('entries', 'entry.hash-wrong', placeOf(entry), factsOf(entry));
    if (byHash.has(entry.hash))
      this.#reporter.fault('entries', 'entry.twice', placeOf(entry), factsOf(entry));
    else {
      byHash.set(entry.hash, entry);
      (entry.isLink ? links : entries).push(entry);
    }
    const { after } = entry;
    if (after.some((each, at) => at > 0 && each <= (after[at - 1] as string)))
      this.#reporter.fault('form', 'form.malformed', placeOf(entry), { n: entry.line, what: 'after' });
  }

  /** The open values by their paths, or null where the fields cannot be read. */
  #fields(entry: Entry, header: Header, fields: readonly unknown[]): Record<string, unknown> | null {
    const values: Record<string, unknown> = Object.create(null);
    const leaves: Uint8Array[] = [];
    const withheld: string[] = [];
    const erased: string[] = [];
    let before = '';
    let isSorted = true;
    for (const field of fields) {
      let digest: string;
      if (isClear(field)) {
        const salt = fromBase64url(field.salt) as Uint8Array;
        digest = hex(this.#crypto.sha256(joined(salt, canonicalBytes(field.value))));
        put(values, field.path, field.value);
      } else if (isWithheld(field)) {
        digest = field.digest;
        withheld.push(field.path);
      } else if (isErased(field)) {
        digest = field.digest;
        erased.push(field.path);
        this.#pack.erasedFields.push({ entry, value: { path: field.path, by: field.by } });
      } else {
        if (isSealed(field))
          this.#reporter.fault('entries', 'entry.sealed', placeOf(entry), {
            ...factsOf(entry),
            path: field.path,
          });
        else this.#malformed('entries', entry.line);
        return null;
      }
      const { path } = field;
      isSorted &&= path > before;
      before = path;
      leaves.push(utf8(canonical({ d: digest, p: path })));
    }
    const root = rootOf(this.#crypto, leaves);
    if (!isSorted || hex(root) !== header.payloadRoot)
      this.#reporter.fault('entries', 'entry.root-wrong', placeOf(entry), factsOf(entry));
    const say = (code: 'withheld' | 'erased', paths: readonly string[]) => {
      if (paths.length > 0)
        this.#reporter.note(code, placeOf(entry), {
          ...factsOf(entry),
          paths: paths.join(', ').slice(0, 400),
        });
    };
    say('withheld', withheld);
    say('erased', erased);
    return values;
  }
}

/** A kind may split a map into one field for each of its keys: `answers/q1`. */
function put(values: Record<string, unknown>, path: string, value: unknown): void {
  const slash = path.indexOf('/');
  if (slash < 0) {
    values[path] = value;
    return;
  }
  const key = path.slice(0, slash);
  const whole = values[key];
  const map = typeof whole === 'object' && whole !== null ? whole : Object.create(null);
  map[path.slice(slash + 1)] = value;
  values[key] = map;
}
