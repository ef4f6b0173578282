import { heading as headingPart, type Part } from '../page/parts.ts';
import { black, block, mm, rule } from '../paper.ts';
import { englishDay } from './dates.ts';
import { type EnglishEdition, english, named, recorded, told } from './edition.ts';
import { faces } from './faces.ts';

const chinese = (): Part => ({ type: 'P', lang: 'zh-CN' });

/** Whose it is, what it is a translation of, and what counts. */
export function layHead(edition: EnglishEdition): void {
  const { view, imprint, flow, sheets, given, viewHash } = edition;
  sheets.turn();
  flow.paragraph(
    [told(named(edition, view.issuer.name), 'heading1')],
    { ...faces.section, before: 0, keep: 0 },
    { type: 'P' },
  );
  sheets.use(mm(2));
  sheets.draw({
    op: 'line',
    x1: block.left,
    y1: sheets.y,
    x2: block.right,
    y2: sheets.y,
    width: rule.separator,
    color: black,
  });
  const kind = english('document.english.kind');
  flow.paragraph([told(kind, 'title')], faces.kind, headingPart('H1', kind));
  const title = given.get(view.title);
  if (title !== undefined) flow.paragraph([told(title, 'title')], faces.title, { type: 'P' });
  flow.paragraph([recorded(view.title, 'title')], faces.title, chinese());
  sheets.use(mm(3));
  const issued = imprint === null ? english('document.english.draft') : englishDay(imprint.date);
  const number = imprint?.number ?? english('document.not-numbered');
  fact(edition, 'number', number);
  fact(edition, 'date', issued);
  fact(edition, 'to', view.recipients.map((name) => named(edition, name)).join('; '));
  if (view.secrecy !== 'none') fact(edition, 'secrecy', english(`document.secrecy.${view.secrecy}`));
  if (view.urgency !== null)
    fact(
      edition,
      'urgency',
      english(`document.english.urgency.${view.urgency === '特急' ? 'utmost' : 'high'}`),
    );
  sheets.use(mm(3));
  flow.paragraph([told(english('document.english.reference'))], faces.small, { type: 'P' });
  flow.paragraph([told(english('document.check.view', { hash: viewHash }))], faces.quiet, { type: 'P' });
  sheets.use(mm(2));
}

function fact(
  { flow, typist }: EnglishEdition,
  key: 'number' | 'date' | 'to' | 'secrecy' | 'urgency',
  value: string,
): void {
  const { size, hang } = faces.facts;
  const label = told(english(`document.english.${key}`), 'heading1');
  // The names of the facts stand in a column of their own.
  const width = typist.set([label], { size, cell: size, flush: false })[0]?.width ?? 0;
  flow.labelled(label, [told(value)], Math.max(hang, width + size), faces.facts, { type: 'P' });
}
