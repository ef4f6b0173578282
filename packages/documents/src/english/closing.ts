import { heading as headingPart } from '../page/parts.ts';
import { layPlates } from '../page/photo-plates.ts';
import { type EnglishEdition, english, named, told } from './edition.ts';
import { faces } from './faces.ts';

/** Who may be asked and who else has it, and after it the photographs, which are counted after the chart. */
export function layClosing(edition: EnglishEdition): void {
  const { view, plates, flow, sheets, typist } = edition;
  const note = view.contact
    ? english('document.note.contact', view.contact)
    : english('document.note.internal');
  flow.paragraph([told(note)], { ...faces.body, before: 14 }, { type: 'P' });
  if (view.cc.length > 0) {
    const list = view.cc.map((name) => named(edition, name)).join('; ');
    flow.paragraph([told(`${english('document.copies')}${list}.`)], faces.body, { type: 'P' });
  }
  flow.end();
  if (plates.length === 0) return;
  const title = english('document.bulletin.photos-title');
  flow.paragraph([told(title, 'heading1')], { ...faces.section, keep: 260 }, headingPart('H2', title));
  sheets.use(8);
  const first = view.chart === undefined ? 1 : 2;
  const numbered = plates.map((plate, i) => ({
    ...plate,
    caption: english('document.bulletin.photo', { n: first + i, caption: plate.caption }),
  }));
  layPlates(sheets, typist, numbered, 0);
}
