/** Where an entry stands, as far as it is known: by its hash, by what it is and is about, and by its writer and number. */
export function placeOfEntry(entry: {
  readonly hash: string;
  readonly kind: string;
  readonly subject: string;
  readonly writer: string;
  readonly seq: number;
}): string {
  const { hash, kind, subject, writer, seq } = entry;
  return `entry ${hash} (${kind}, ${subject}) writer ${writer} number ${seq}`;
}
