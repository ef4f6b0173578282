import { block, pitch } from '../paper.ts';
import type { Op, Sheet } from './ops.ts';

const rounding = 0.01;

/** The pages of a document as they fill, and how far down the last one is used. */
export class Sheets {
  readonly all: Sheet[] = [];

  get last(): Sheet {
    return this.all.at(-1) ?? this.turn();
  }

  get y(): number {
    return this.last.used;
  }

  /** What is left of the type area on this page. */
  get room(): number {
    return block.bottom - this.last.used;
  }

  get isFresh(): boolean {
    return this.last.used <= block.top + rounding;
  }

  turn(): Sheet {
    const sheet: Sheet = { ops: [], used: block.top };
    this.all.push(sheet);
    return sheet;
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
    const lines = Math.ceil((this.last.used - block.top) / pitch - rounding);
    this.last.used = block.top + lines * pitch;
  }
}
