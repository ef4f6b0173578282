import { BriefingImprint, BriefingView } from '@mingcha/domain/bulletins';
import type { Edition, Letterhead } from './bulletin/edition.ts';
import { furnish } from './bulletin/furniture.ts';
import { briefingFoot, layBriefingHead } from './formats/briefing.ts';
import { newEdition } from './formats/new-edition.ts';
import { footRoom, layFoot } from './page/foot.ts';
import { keptWithNext, paragraph, partRows } from './page/paragraphs.ts';
import { heading as titleOf } from './page/parts.ts';
import { blankRow, layRows, type Row } from './page/rows.ts';
import { centred } from './page/typist.ts';
import { pitch, size } from './paper.ts';
import { type Press, printEdition, type RenderedDocument } from './pdf/print-sheets.ts';
import { viewHash } from './view-hash.ts';

export interface BriefingMaterial extends Press {
  /** Year, issue and day, once it is counted; without them the result is a draft and says so on every page. */
  readonly imprint?: BriefingImprint | null;
  /** Of the page where anybody asks whether it still stands. */
  readonly check?: string | null;
}

/**
 * Prints a briefing (简报, D21) under a head of its own. Equal view, imprint and fingerprint give equal bytes. Throws
 * `MissingGlyphs` before anything is drawn; a ZodError for a view that is none.
 */
export async function renderBriefing(
  input: BriefingView,
  material: BriefingMaterial,
): Promise<RenderedDocument> {
  const view = BriefingView.parse(input);
  const issued = material.imprint ? BriefingImprint.parse(material.imprint) : null;
  const { series, printingOffice, articles } = view;
  const title = articles.length === 1 ? (articles[0]?.title ?? series) : series;
  const head: Letterhead = {
    ...view,
    title,
    issuer: { name: printingOffice, mark: series },
    urgency: null,
    recipients: [],
    contact: null,
    cc: [],
    sealless: true,
  };
  const edition = newEdition(head, {
    fonts: material.fonts,
    imprint: null,
    viewHash: viewHash(view, material.digest),
    check: material.check ?? null,
  });
  if (issued !== null) {
    const { year, date } = issued;
    const number = edition.word('document.briefing.number', {
      series,
      year,
      // As its register has it: how many there were in all stands in the head alone.
      issue: edition.word('document.briefing.issue', { issue: issued.issue }),
    });
    edition.imprint = { number, date, printedOn: date, seal: 'unsealed', copy: null };
  }
  layBriefingHead(edition, view, issued);
  const foot = briefingFoot(edition, view);
  layRows(edition.sheets, articleRows(edition, view), footRoom(foot));
  layFoot(edition.sheets, edition.typist, foot);
  furnish(edition);
  return printEdition(edition, material);
}

/** One article below the other, each under its title with its text below it; the last lines of all stay together. */
function articleRows(edition: Edition<Letterhead>, { articles }: BriefingView): Row[] {
  const { typist, word } = edition;
  const rows = articles.flatMap(({ title, sections, source }, at) => {
    const part = titleOf('H1', title);
    const titles = typist.titleLines(title, 'title', size.two).map((text): Row => {
      const line = typist.setLine(text, 'title', size.two, undefined, part);
      return {
        draw: (top) => [typist.place(line, { x: centred(line), top, height: pitch, size: size.two })],
        keepWithNext: true,
      };
    });
    return [
      ...(at > 0 ? [blankRow()] : []),
      ...titles,
      keptWithNext(blankRow()),
      ...partRows(edition, sections),
      ...(source === null ? [] : paragraph(edition, word('document.briefing.source', { source }))),
    ];
  });
  return rows.map((row, at) => (at >= rows.length - 3 && at < rows.length - 1 ? keptWithNext(row) : row));
}
