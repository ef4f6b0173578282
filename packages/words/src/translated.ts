/** The three parts of every refusal: what did not happen, why, what to do next. No closing punctuation: the frame adds it. */
export interface RefusalWords {
  what: string;
  why: string;
  next: string;
}

/** The shape a translation must have: the same keys, and beside every `…_other` an `…_one`, which Chinese does not need. */
export type Translated<Source> = { [Key in keyof Source]: string } & {
  [Key in keyof Source as Key extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};

export type FlatRefusals<Source> = {
  [Key in `refusal.${Extract<keyof Source, string>}.${keyof RefusalWords}`]: string;
};

/** `{ 'a.b': { what, why, next } }` → `refusal.a.b.what`, `refusal.a.b.why`, `refusal.a.b.next`. */
export function flattenRefusals<Source extends Record<string, RefusalWords>>(
  source: Source,
): FlatRefusals<Source> {
  const flat: Record<string, string> = {};
  for (const [code, parts] of Object.entries(source)) {
    flat[`refusal.${code}.what`] = parts.what;
    flat[`refusal.${code}.why`] = parts.why;
    flat[`refusal.${code}.next`] = parts.next;
  }
  return flat as FlatRefusals<Source>;
}
