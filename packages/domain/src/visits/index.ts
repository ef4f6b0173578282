export * from './interview-view.ts';
export * from './self-test.ts';
export * from './visit.ts';
export { hasDeclared } from './visit-guards.ts';
export * from './visit-kinds.ts';
export * from './visit-lifecycle.ts';
export * from './visit-table.ts';
export * from './watch.ts';
