export type Facts = Record<string, string | number>;

/**
 * The sentence under a key with its facts filled in, from one flat catalogue. A plural goes by its base: `rows_other` is said as
 * `rows` with a `count`, and `rows_one` where the count is one and the language makes a difference.
 */
export function fillSentence(
  sentences: Readonly<Record<string, string>>,
  key: string,
  facts: Facts = {},
  sayFact: (fact: string | number) => string | number = (fact) => fact,
): string {
  const at = (name: string) => (Object.hasOwn(sentences, name) ? sentences[name] : undefined);
  const plural = facts.count === 1 ? at(`${key}_one`) : undefined;
  const sentence = at(key) ?? plural ?? at(`${key}_other`) ?? key;
  return sentence.replace(/\{\{(\w+)\}\}/g, (place, name: string) => String(sayFact(facts[name] ?? place)));
}
