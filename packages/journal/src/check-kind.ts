import type { Field } from './field.ts';
import { type KindRule, type KindRules, shapeOf, topOf } from './kind-rule.ts';
import { fail, type Outcome, pass } from './outcome.ts';
import type { WireEntry } from './wire.ts';
import type { KnownWriter } from './writer.ts';

/** Personal values in the clear, and maps that were split (or not) against the rule. */
function checkShape(fields: readonly Field[], rule: KindRule, schema: number): Outcome<true> {
  const { personal, split } = shapeOf(rule, schema);
  for (const field of fields) {
    const top = topOf(field.path);
    if ('salt' in field && personal.includes(top)) return fail('field.personal-in-clear', field.path);
    // A newer schema than ours may split other keys; what is personal today is personal in it as well.
    const isKnown = schema <= rule.schema;
    if (isKnown && (top !== field.path) !== split.includes(top)) return fail('field.split-wrong', field.path);
  }
  return pass(true);
}

/**
 * May this writer say this, of this, as this person? Run when an entry arrives, and again when an upgrade makes its kind known:
 * an entry kept under a kind nobody knew must not become a server's word on the day somebody does.
 */
export function checkKind(
  entry: WireEntry,
  writer: KnownWriter,
  rules: KindRules,
): Outcome<{ readonly kindKnown: boolean }> {
  const { header, fields } = entry;
  if (writer.office !== null && header.office !== writer.office)
    return fail('entry.office-wrong', 'header.office');
  if (writer.writerClass === 'tablet' && header.expected !== undefined) {
    return fail('header.expected-from-tablet', 'header.expected');
  }
  if (writer.persons !== null && !writer.persons.has(header.actor.person)) {
    return fail('entry.actor-not-bound', 'header.actor.person');
  }
  const rule = rules.get(header.kind);
  if (rule === undefined) return pass({ kindKnown: false });
  if (rule.writerClass !== 'either' && rule.writerClass !== writer.writerClass) {
    return fail('kind.writer-class-wrong', 'header.kind');
  }
  if (rule.subject !== '*' && rule.subject !== header.subject.type) {
    return fail('kind.subject-wrong', 'header.subject.type');
  }
  const shape = checkShape(fields, rule, header.schema);
  return shape.ok ? pass({ kindKnown: header.schema <= rule.schema }) : shape;
}
