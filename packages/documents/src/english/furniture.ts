import type { Op } from '../page/ops.ts';
import { block, grey, mm, size } from '../paper.ts';
import { type EnglishEdition, english, told } from './edition.ts';

const glyphs = size.smallFive;
const watermarkSize = 150;

/** Under every page what it is, since pages get separated; across a draft that it is one. */
export function furnishEnglish(edition: EnglishEdition): void {
  const { sheets, imprint, typist } = edition;
  const number = imprint?.number ?? english('document.draft');
  sheets.all.forEach((sheet, i) => {
    const text = english('document.english.foot', { number, page: i + 1, pages: sheets.all.length });
    const [line] = typist.set([told(text)], { size: glyphs, cell: glyphs, width: block.width, flush: false });
    if (line) {
      const place = {
        x: block.left + (block.width - line.width) / 2,
        top: block.bottom + mm(6),
        height: glyphs,
      };
      sheet.ops.push({ ...typist.place(line, { ...place, size: glyphs, color: grey }), part: undefined });
    }
    if (imprint === null) sheet.ops.unshift(watermark(edition));
  });
}

function watermark({ typist }: EnglishEdition): Op {
  const [line] = typist.set([told(english('document.draft'), 'heading1')], {
    size: watermarkSize,
    cell: watermarkSize,
    width: Number.POSITIVE_INFINITY,
  });
  return {
    op: 'across',
    size: watermarkSize,
    color: '#eeeeee',
    glyphs: line?.glyphs ?? [],
    width: line?.width ?? 0,
  };
}
