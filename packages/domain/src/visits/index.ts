export * from './visit.ts';
export * from './visit-kinds.ts';
export * from './visit-lifecycle.ts';
export * from './visit-table.ts';
