// JSON as PostgreSQL itself prints what it keeps as `jsonb`: one spelling for each value, so that two of them can be compared as they
// lie. https://www.postgresql.org/docs/current/datatype-json.html: no key twice, keys by length first, and spaces of its own.

/** PostgreSQL's text has no U+0000, and its JSON no half surrogate; the journal keeps what was really written. */
export const storable = (text: string): string => {
  const whole = text.isWellFormed() ? text : text.toWellFormed();
  return whole.includes('\0') ? whole.replaceAll('\0', '\ufffd') : whole;
};

/** Shorter ones first, by bytes of UTF-8, and then byte by byte. */
function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length - b.length || Buffer.compare(a, b);
}

const isLeftOut = (value: unknown): boolean => value === undefined || typeof value === 'function';

/** As `JSON.stringify` understands a value, in PostgreSQL's spelling. */
export function jsonbText(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(storable(value));
  if (typeof value === 'bigint') return JSON.stringify(Number(value));
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if ('toJSON' in value && typeof value.toJSON === 'function') return jsonbText(value.toJSON());
  if (Array.isArray(value))
    return `[${value.map((item) => (isLeftOut(item) ? 'null' : jsonbText(item))).join(', ')}]`;
  const items = new Map<string, unknown>();
  for (const [key, item] of Object.entries(value)) if (!isLeftOut(item)) items.set(storable(key), item);
  return `{${[...items]
    .sort(byKey)
    .map(([key, item]) => `${JSON.stringify(key)}: ${jsonbText(item)}`)
    .join(', ')}}`;
}
