export * from './finding.ts';
export * from './finding-fields.ts';
export * from './finding-guards.ts';
export * from './finding-kinds.ts';
export * from './finding-lifecycle.ts';
export * from './finding-table.ts';
