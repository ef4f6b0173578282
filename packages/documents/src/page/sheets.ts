import { type Area, block, pitch } from '../paper.ts';
import type { Op, Sheet } from './ops.ts';

const rounding = 0.01;

/** The pages of a document as they fill, and how far down the last one is used. */
export class Sheets {
  readonly all: Sheet[] = [];
  readonly area: Area;

  constructor(area: Area = block) {
    this.area = area;
  }

  get last(): Sheet {
    return this.all.at(-1) ?? this.turn();
  }

  get y(): number {
    return this.last.used;
  }

  /** What is left of the type area on this page. */
  get room(): number {
    return this.last.bottom - this.last.used;
  }

  get isFresh(): boolean {
    return this.last.used <= this.area.top + rounding;
  }

  turn(): Sheet {
    const { top, bottom } = this.area;
    const sheet: Sheet = { ops: [], used: top, top, bottom, pitch };
    this.all.push(sheet);
    return sheet;
  }

  /** Lines of this page from here to somewhere else than the bottom of the type area: as many as come nearest to the grid. */
  frame(top: number, bottom: number): void {
    const lines = Math.round((bottom - top) / pitch);
    Object.assign(this.last, { top, bottom, used: top, pitch: (bottom - top) / lines });
  }

  /** Whole lines left on this page above what takes so much of the type area's bottom. */
  linesAbove(below: number): number {
    const { bottom, used, pitch: apart } = this.last;
    const end = below > 0 ? this.area.bottom - below : bottom;
    return Math.floor((end - used) / apart + rounding);
  }

  fits(height: number): boolean {
    return height <= this.room + rounding;
  }

  draw(...ops: Op[]): void {
    this.last.ops.push(...ops);
  }

  use(height: number): void {
    this.last.used += height;
  }

  /** Down to the next line of the grid, after something that does not stand on it. */
  snap(): void {
    const { top, used, pitch: apart } = this.last;
    const lines = Math.ceil((used - top) / apart - rounding);
    this.last.used = top + lines * apart;
  }
}
