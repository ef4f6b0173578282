export * from './deadlines.ts';
export * from './order.ts';
export * from './order-kinds.ts';
export * from './order-lifecycle.ts';
export * from './order-table.ts';
export * from './order-view.ts';
export { clockRuns, recountOf } from './recount.ts';
export * from './urging-view.ts';
