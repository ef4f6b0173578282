/** One piece of a drawing, in points from its top left corner. */
export type Shape =
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly closed: boolean;
      /** null: none. */
      readonly fill: string | null;
      readonly stroke: string | null;
      readonly width: number;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Where it is anchored, and the middle of its line. */
      readonly x: number;
      readonly y: number;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly size: number;
    };

export type Point = readonly [x: number, y: number];

/** ECharts answered with something that nobody here draws: better no document than one that lacks a stroke. */
export class UnreadDrawing extends Error {
  constructor(what: string) {
    super(`A drawing has ${what}`);
    this.name = 'UnreadDrawing';
  }
}

const element = /<([a-z]+)((?: [^<>]*)?)>(?:([^<]*)<\/\1>)?/g;

/**
 * Reads the SVG that ECharts writes: straight paths and horizontal words, moved but never turned, shaded or cut. Throws
 * `UnreadDrawing` on anything else.
 */
export function readSvg(svg: string): Shape[] {
  const drawn = svg.replace(/<style[\s\S]*?<\/style>/g, '').replace(/^<svg[^>]*>|<\/svg>\s*$/g, '');
  const shapes: Shape[] = [];
  const rest = drawn.replace(element, (_, tag: string, attributes: string, inner = '') => {
    const read = attributesOf(attributes);
    const shape = tag === 'path' ? pathOf(read) : tag === 'text' ? textOf(read, inner) : groundOf(tag, read);
    if (shape !== null) shapes.push(shape);
    return '';
  });
  if (rest.trim() !== '') throw new UnreadDrawing(rest.trim().slice(0, 60));
  return shapes;
}

type Attributes = ReadonlyMap<string, string>;

/** What says something to a browser alone, or nothing at all where no line turns a corner or ends in the open. */
const silent = /^(?:ecmeta_[a-z_]+|class|pointer-events|stroke-linecap|stroke-linejoin)$/;
const known =
  /^(?:d|fill|fill-opacity|stroke|stroke-width|transform|x|y|width|height|style|text-anchor|dominant-baseline|xml:space)$/;

function attributesOf(written: string): Attributes {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of written.matchAll(/([a-z_:-]+)="([^"]*)"/g)) {
    if (silent.test(name)) continue;
    if (!known.test(name)) throw new UnreadDrawing(`an attribute ${name}`);
    found.set(name, value);
  }
  return found;
}

/** The rectangle behind all of it, which has no colour. */
function groundOf(tag: string, read: Attributes): null {
  if (tag !== 'rect' || read.get('fill') !== 'none') throw new UnreadDrawing(`an element ${tag}`);
  return null;
}

function pathOf(read: Attributes): Shape | null {
  const stroke = colourOf(read.get('stroke'));
  const width = Number(read.get('stroke-width') ?? 1);
  const fill = read.get('fill-opacity') === '0' ? null : colourOf(read.get('fill') ?? '#000');
  if (fill === null && (stroke === null || width === 0)) return null;
  const { points, closed } = traced(read.get('d') ?? '', movedBy(read));
  return { kind: 'path', points, closed, fill, stroke: width === 0 ? null : stroke, width };
}

function textOf(read: Attributes, inner: string): Shape {
  const [dx, dy] = movedBy(read);
  const size = Number(/font-size:([\d.]+)px/.exec(read.get('style') ?? '')?.[1] ?? Number.NaN);
  const anchor = read.get('text-anchor') ?? 'start';
  const isKnown = anchor === 'start' || anchor === 'middle' || anchor === 'end';
  if (!isKnown || read.get('dominant-baseline') !== 'central' || Number.isNaN(size))
    throw new UnreadDrawing(`words set as ${anchor}`);
  const x = dx + Number(read.get('x') ?? 0);
  const y = dy + Number(read.get('y') ?? 0);
  return { kind: 'text', text: unescaped(inner), x, y, anchor, size };
}

function movedBy(read: Attributes): Point {
  const transform = read.get('transform');
  if (transform === undefined) return [0, 0];
  const [, x, y = '0'] = /^translate\((-?[\d.]+)(?: (-?[\d.]+))?\)$/.exec(transform) ?? [];
  if (x === undefined) throw new UnreadDrawing(`a transform ${transform}`);
  return [Number(x), Number(y)];
}

function colourOf(written: string | undefined): string | null {
  if (written === undefined || written === 'none') return null;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(written);
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`;
  if (!/^#[0-9a-f]{6}$/.test(written)) throw new UnreadDrawing(`a colour ${written}`);
  return written;
}

/** Straight strokes only: M, L, l, H, h, V, v, Z. */
function traced(d: string, [dx, dy]: Point): { points: Point[]; closed: boolean } {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', given = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    if (command === 'Z' || command === 'z') return { points, closed: true };
    const values = [...given.matchAll(/-?\d+(?:\.\d+)?(?:e-?\d+)?/g)].map(Number);
    const step = 'HhVv'.includes(command) ? 1 : 2;
    if (!'MmLlHhVv'.includes(command) || values.length % step !== 0)
      throw new UnreadDrawing(`a stroke ${command}`);
    for (let i = 0; i < values.length; i += step) {
      const [first = 0, second = 0] = values.slice(i);
      const from: Point = command === command.toLowerCase() ? [x, y] : [0, 0];
      if (step === 2) [x, y] = [from[0] + first, from[1] + second];
      else if (command.toUpperCase() === 'H') x = from[0] + first;
      else y = from[1] + first;
      points.push([x + dx, y + dy]);
    }
  }
  return { points, closed: false };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const unescaped = (text: string): string =>
  text.replace(/&(#39|[a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
