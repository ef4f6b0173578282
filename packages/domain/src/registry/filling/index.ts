export type { Cell } from './cells.ts';
export * from './mistakes.ts';
export * from './present.ts';
export * from './read-sheets.ts';
export * from './sheets.ts';
export type { Counts, Step, StepCommand } from './work.ts';
export * from './work-out.ts';
