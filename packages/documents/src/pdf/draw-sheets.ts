import type { Op, Sheet } from '../page/ops.ts';
import { black, page } from '../paper.ts';
import type { Glyph } from '../text/tokens.ts';
import { StructureTree, type TaggedDocument } from './structure-tree.ts';

/** What PDFKit has and its type declarations leave out. */
type Image = PDFKit.Mixins.ImageSrc;
interface Document extends PDFKit.PDFDocument {
  openImage(bytes: Uint8Array): Image;
}
interface TextOptions extends PDFKit.Mixins.TextOptions {
  horizontalScaling: number;
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
  for (const sheet of sheets) {
    await openPhotos(sheet);
    document.addPage();
    const draw = (ops: readonly Op[]) => {
      for (const run of runsOfOnePart(ops)) {
        const [first] = run;
        tree.mark(first?.part, first ? boxOf(first) : null, () => {
          for (const op of run) drawOp(document, op, imageOf);
        });
      }
    };
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

function drawOp(document: Document, op: Op, imageOf: (evidence: string) => Image): void {
  switch (op.op) {
    case 'glyphs':
      drawGlyphs(document, op.glyphs, op.x, op.baseline, op.size, op.color);
      break;
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
      drawAcross(document, op);
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

/** Glyphs in one face with one spacing between them are shown by one operator. */
function drawGlyphs(
  document: Document,
  glyphs: readonly Glyph[],
  x: number,
  baseline: number,
  size: number,
  color: string,
): void {
  document.fillColor(color);
  let start = 0;
  while (start < glyphs.length) {
    const first = glyphs[start];
    if (!first) break;
    let end = start + 1;
    const spacing = spacingAfter(first, glyphs[end], size);
    let text = first.character;
    while (continues(glyphs[end - 1], glyphs[end], first, spacing, size)) {
      text += glyphs[end]?.character;
      end += 1;
    }
    document.font(first.face.font as unknown as PDFKit.Mixins.PDFFontSource, first.face.name, size);
    const options: TextOptions = {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: end - start > 1 ? spacing : 0,
      horizontalScaling: first.scale * 100,
    };
    document.text(text, x + first.x, baseline, options);
    start = end;
  }
}

const close = (a: number, b: number): boolean => Math.abs(a - b) < 0.001;

/** What a glyph's own width leaves open up to the next one. */
const spacingAfter = (glyph: Glyph, next: Glyph | undefined, size: number): number =>
  next ? next.x - glyph.x - glyph.face.advance(glyph.character.codePointAt(0) ?? 0) * size : 0;

function continues(
  glyph: Glyph | undefined,
  next: Glyph | undefined,
  first: Glyph,
  spacing: number,
  size: number,
): boolean {
  if (!glyph || !next || next.face !== first.face || first.scale !== 1 || next.scale !== 1) return false;
  return close(spacingAfter(glyph, next, size), spacing);
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
function drawAcross(document: Document, { size, color, glyphs, width }: OpOf<'across'>): void {
  const centre: [number, number] = [page.width / 2, page.height / 2];
  document.save().rotate(-40, { origin: centre });
  drawGlyphs(document, glyphs, centre[0] - width / 2, centre[1] + size / 3, size, color);
  document.restore();
}
