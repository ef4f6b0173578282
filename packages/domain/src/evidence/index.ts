export * from './custody.ts';
export * from './evidence.ts';
export * from './evidence-kinds.ts';
export * from './evidence-lifecycle.ts';
export * from './evidence-table.ts';
export * from './recorder-file.ts';
