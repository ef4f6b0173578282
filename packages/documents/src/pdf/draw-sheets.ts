import type { Op, Sheet } from '../page/ops.ts';
import { black, page } from '../paper.ts';
import { GlyphWriter } from './draw-glyphs.ts';
import { StructureTree, type TaggedDocument } from './structure-tree.ts';

/** What PDFKit has and its type declarations leave out. */
type Image = PDFKit.Mixins.ImageSrc;
interface Document extends PDFKit.PDFDocument {
  openImage(bytes: Uint8Array): Image;
}
type OpOf<Name extends Op['op']> = Extract<Op, { op: Name }>;

export type PhotoBytes = (evidence: string) => Uint8Array | Promise<Uint8Array>;

/** `hasRoom`: waited for after each page, so that what is drawn flows on before the next. */
export async function drawSheets(
  target: PDFKit.PDFDocument,
  sheets: readonly Sheet[],
  photo: PhotoBytes,
  hasRoom: () => Promise<void>,
): Promise<void> {
  const document = target as Document;
  // The same photograph drawn twice is stored once; its bytes go into the document with its first page.
  const images = new Map<string, Image>();
  const openPhotos = async ({ ops }: Sheet): Promise<void> => {
    for (const op of ops)
      if (op.op === 'photo' && !images.has(op.evidence))
        images.set(op.evidence, document.openImage(await photo(op.evidence)));
  };
  const imageOf = (evidence: string): Image => {
    const image = images.get(evidence);
    if (image === undefined) throw new Error(`Photograph ${evidence} is not open`);
    return image;
  };
  const tree = new StructureTree(target as unknown as TaggedDocument);
  const glyphs = new GlyphWriter(target);
  const draw = (ops: readonly Op[]) => {
    glyphs.forget();
    for (const run of runsOfOnePart(ops)) {
      const [first] = run;
      tree.mark(first?.part, first ? boxOf(first) : null, () => {
        for (const op of run) drawOp(document, op, glyphs, imageOf);
      });
    }
  };
  for (const sheet of sheets) {
    await openPhotos(sheet);
    document.addPage();
    if (sheet.upright === undefined) draw(sheet.ops);
    else {
      lie(document, () => draw(sheet.ops));
      draw(sheet.upright);
    }
    await hasRoom();
  }
  tree.end();
}

/** On a screen such a page is read as it lies; paper comes out as the standard has it, its number where it always is. */
function lie(document: Document, draw: () => void): void {
  Object.assign(document.page.dictionary.data, { Rotate: 90 });
  document.save().transform(0, -1, 1, 0, 0, page.height);
  draw();
  document.restore();
}

/** Neighbours that belong to one part are marked together. */
function runsOfOnePart(ops: readonly Op[]): Op[][] {
  const runs: Op[][] = [];
  for (const op of ops) {
    const run = runs.at(-1);
    if (run && run[0]?.part === op.part) run.push(op);
    else runs.push([op]);
  }
  return runs;
}

function boxOf(op: Op): readonly [number, number, number, number] | null {
  if (op.part?.box) return op.part.box;
  if (op.op === 'photo') return [op.x, op.y, op.x + op.width, op.y + op.height];
  return op.op === 'modules' ? [op.x, op.y, op.x + op.side, op.y + op.side] : null;
}

function drawOp(document: Document, op: Op, glyphs: GlyphWriter, imageOf: (evidence: string) => Image): void {
  if (op.op === 'glyphs') {
    glyphs.draw(op.glyphs, op.x, op.baseline, op.size, op.color);
    return;
  }
  glyphs.forget();
  switch (op.op) {
    case 'line':
      document.lineWidth(op.width).moveTo(op.x1, op.y1).lineTo(op.x2, op.y2).stroke(op.color);
      break;
    case 'path':
      drawPath(document, op);
      break;
    case 'photo':
      document.image(imageOf(op.evidence), op.x, op.y, { width: op.width, height: op.height });
      break;
    case 'modules':
      drawModules(document, op);
      break;
    case 'across':
      drawAcross(document, op, glyphs);
      break;
  }
}

function drawPath(document: Document, { points, closed, fill, stroke, width }: OpOf<'path'>): void {
  points.forEach(([x, y], i) => {
    if (i === 0) document.moveTo(x, y);
    else document.lineTo(x, y);
  });
  if (closed) document.closePath();
  if (stroke !== null) document.lineWidth(width);
  if (fill !== null && stroke !== null) document.fillAndStroke(fill, stroke);
  else if (fill !== null) document.fill(fill);
  else if (stroke !== null) document.stroke(stroke);
}

/** The dark modules of a code, run by run, as one filled path. */
function drawModules(document: Document, { x, y, side, dark }: OpOf<'modules'>): void {
  const module = side / dark.length;
  dark.forEach((row, r) => {
    let c = 0;
    while (c < row.length) {
      let end = c;
      while (row[end]) end += 1;
      if (end > c) document.rect(x + c * module, y + r * module, (end - c) * module, module);
      c = end + 1;
    }
  });
  document.fill(black);
}

/** Slanted over the middle of the page. */
function drawAcross(
  document: Document,
  { size, color, glyphs: slanted, width }: OpOf<'across'>,
  glyphs: GlyphWriter,
): void {
  const centre: [number, number] = [page.width / 2, page.height / 2];
  document.save().rotate(-40, { origin: centre });
  glyphs.draw(slanted, centre[0] - width / 2, centre[1] + size / 3, size, color);
  document.restore();
  glyphs.forget();
}
