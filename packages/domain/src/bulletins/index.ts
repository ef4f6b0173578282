export * from './bulletin.ts';
export { bulletinLengthLimit } from './bulletin-guards.ts';
export * from './bulletin-kinds.ts';
export * from './bulletin-lifecycle.ts';
export * from './bulletin-table.ts';
export * from './bulletin-view.ts';
export * from './number.ts';
export * from './printed-text.ts';
export * from './series.ts';
