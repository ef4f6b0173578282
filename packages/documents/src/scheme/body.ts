import type { SchemeView } from '@mingcha/domain/plans';
import type { Edition, Letterhead } from '../bulletin/edition.ts';
import { type Passage, partRows } from '../page/paragraphs.ts';
import type { Row } from '../page/rows.ts';
import { printedDay } from '../text/numerals.ts';

export const letterheadOf = (view: SchemeView): Letterhead => ({
  ...view,
  recipients: [],
  urgency: null,
  sealless: true,
});

/** What is looked at, on what ground, where, when and how; what binds those who look; and by whose hands it went. */
export function schemeRows(edition: Edition<Letterhead>, view: SchemeView): Row[] {
  const { word } = edition;
  const comma = word('document.comma');
  const days = { from: printedDay(view.from), to: printedDay(view.to) };
  const part = (
    key: 'basis' | 'scope' | 'targets' | 'days' | 'method' | 'rules' | 'approval',
    text: readonly string[],
  ): Passage => ({
    heading: word(`document.scheme.${key}`),
    text,
  });
  return partRows(edition, [
    part('basis', view.basis),
    part('scope', view.scope),
    part('targets', [
      word('document.scheme.targets.line', { n: view.units.length, list: view.units.join(comma) }),
    ]),
    part('days', [
      word(view.from === view.to ? 'document.scheme.day.line' : 'document.scheme.days.line', days),
    ]),
    part('method', [
      ...view.method,
      word(view.covertFirst ? 'document.scheme.covert-first' : 'document.scheme.any-order'),
      word('document.scheme.modes', { list: view.modes.join(comma) }),
      view.checklists.length === 0
        ? word('document.scheme.standing-lists')
        : word('document.scheme.lists', { list: view.checklists.join(comma) }),
    ]),
    part(
      'rules',
      (['team', 'recusal', 'places', 'secrecy', 'discipline'] as const).map((rule, at) =>
        word('document.scheme.rule', { n: at + 1, text: word(`document.scheme.rule.${rule}`) }),
      ),
    ),
    part(
      'approval',
      view.steps.map(({ step, person, on, said }) =>
        word(said === null ? 'document.scheme.step' : 'document.scheme.step-said', {
          step: word(`document.scheme.step.${step}`),
          person,
          day: printedDay(on),
          said: said ?? '',
        }),
      ),
    ),
  ]);
}
