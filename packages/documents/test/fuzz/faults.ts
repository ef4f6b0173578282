import type { Press } from '../../src/index.ts';
import type { Sheet } from '../../src/page/ops.ts';
import { textsOf } from './any-view.ts';
import type { Kind } from './kinds.ts';
import { badlyParted, outside, overlapping, textsByPart } from './laid.ts';
import { withPhotos } from './photos.ts';

/** Thrown out of the press once the pages are laid: what is only measured is not drawn. */
class Laid extends Error {}

/** The pages of a document, not drawn. */
export async function layOut(
  kind: Kind,
  view: unknown,
  beside: object,
  press: Press,
): Promise<readonly Sheet[]> {
  let sheets: readonly Sheet[] = [];
  const laid = (all: readonly Sheet[]): void => {
    sheets = all;
    throw new Laid();
  };
  try {
    await kind.print(view as never, { ...press, ...beside, laid });
  } catch (error) {
    if (!(error instanceof Laid)) throw error;
  }
  return sheets;
}

/**
 * A drawn view whose parts fit each other: photographs that there are, answers to points that were made, and no
 * more problems in a bar than a month finds, under the house's own short names. */
export function consistent(value: unknown): unknown {
  const visit = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(visit);
    if (typeof one !== 'object' || one === null) return one;
    const held: Record<string, unknown> = Object.fromEntries(
      Object.entries(one).map(([key, inner]) => [key, visit(inner)]),
    );
    if (Array.isArray(held.counts))
      return {
        ...held,
        name: [...String(held.name)].slice(0, 6).join(''),
        counts: held.counts.map((n) => Number(n) % 100),
      };
    if (!Array.isArray(held.points) || !Array.isArray(held.officeReply)) return held;
    const renumber = (each: object, at: number) => ({ ...each, n: at + 1 });
    const points = held.points.map(renumber);
    return { ...held, points, officeReply: held.officeReply.slice(0, points.length).map(renumber) };
  };
  return withPhotos(visit(value));
}

const plain = (text: string): string => text.replace(/\s/gu, '').replace(/[。.]+$/u, '');

/** Texts of the view that stand nowhere on the pages. */
export function lost({ schema, unsaid = [] }: Kind, view: unknown, sheets: readonly Sheet[]): string[] {
  const all = textsByPart(sheets).join('\n');
  return [...textsOf(schema, view)]
    .filter(({ path }) => !unsaid.some((way) => path.startsWith(way)))
    .filter(({ text }) => !all.includes(plain(text)))
    .map(({ path, text }) => `${path}: ${text}`);
}

/** Everything that is wrong with a document before it is drawn. */
export async function faultsOf(kind: Kind, view: unknown, beside: object, press: Press): Promise<string[]> {
  const sheets = await layOut(kind, view, beside, press);
  if (sheets.length === 0) return ['no pages'];
  return [
    ...outside(sheets),
    ...overlapping(sheets).map((one) => `overlap ${one}`),
    ...badlyParted(sheets).map((one) => `parted: ${one}`),
    ...lost(kind, view, sheets).map((one) => `lost ${one}`),
  ];
}
