import type { Part } from '../page/parts.ts';

/** The parts of PDFKit that its type declarations leave out or narrow. */
interface Element {
  add(child: unknown): void;
  end(): void;
}
interface OutlineItem {
  addItem(title: string, options?: object): OutlineItem;
  readonly outlineData: { Count?: number };
}
export interface TaggedDocument {
  struct(type: string, options?: object): Element;
  addStructure(element: Element): void;
  markStructureContent(tag: string): unknown;
  markContent(tag: string, options?: object): void;
  endMarkedContent(): void;
  readonly outline: OutlineItem;
}

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The structure tree and the bookmarks of a document, grown in the order in which its parts are drawn. */
export class StructureTree {
  readonly #document: TaggedDocument;
  readonly #root: Element;
  readonly #elements = new Map<Part, Element>();
  /** The last bookmark and those above it, so that the next one finds its place. */
  #bookmarks: readonly { readonly level: number; readonly item: OutlineItem }[] = [];

  constructor(document: TaggedDocument) {
    this.#document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  /** Draws what belongs to a part, or what is decoration, between its marks. */
  mark(part: Part | undefined, box: Box | null, draw: () => void): void {
    if (part === undefined) this.#document.markContent('Artifact', { type: 'Layout' });
    else {
      const element = this.#elementOf(part, box);
      element.add(this.#document.markStructureContent(part.type));
    }
    draw();
    this.#document.endMarkedContent();
  }

  end(): void {
    this.#root.end();
  }

  #elementOf(part: Part, box: Box | null): Element {
    const known = this.#elements.get(part);
    if (known) return known;
    const element = this.#document.struct(part.type, {
      ...(part.alt === undefined ? {} : { alt: part.alt }),
      ...(part.lang === undefined ? {} : { lang: part.lang }),
      ...(part.type === 'TH' ? { scope: 'Column' } : {}),
      ...(part.type === 'Figure' && box ? { bbox: box, placement: 'Block' } : {}),
    });
    this.#elements.set(part, element);
    (part.within ? this.#elementOf(part.within, null) : this.#root).add(element);
    if (part.heading !== undefined) this.#bookmark(Number(part.type.slice(1)), part.heading);
    return element;
  }

  #bookmark(level: number, heading: string): void {
    const above = this.#bookmarks.filter((each) => each.level < level);
    const { outline } = this.#document;
    const item = (above.at(-1)?.item ?? outline).addItem(heading, { fit: true });
    this.#bookmarks = [...above, { level, item }];
    // How many bookmarks show below each when all are open (ISO 32000-1, 12.3.3); PDFKit counts children alone.
    for (const { outlineData } of [outline, ...above.map((each) => each.item)])
      outlineData.Count = (outlineData.Count ?? 0) + 1;
  }
}
