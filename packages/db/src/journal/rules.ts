import { type Kind, kindRules } from '@mingcha/domain';
import type { KindRule, KindRules } from '@mingcha/journal';

/** The domain's kinds, as far as the journal must know them. */
export const journalRules: KindRules = new Map<string, KindRule>(
  [...kindRules].map(([kind, rule]) => [
    kind,
    {
      kind,
      schema: rule.schema,
      writerClass: rule.writerClass,
      subject: rule.subject,
      personal: rule.personal,
      split: rule.split,
    },
  ]),
);

export function journalRuleOf(kind: Kind): KindRule {
  const rule = journalRules.get(kind);
  if (!rule) throw new Error(`no rule for kind ${kind}`);
  return rule;
}
