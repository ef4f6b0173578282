export * from './dispatch.ts';
export * from './dispatch-kinds.ts';
export * from './dispatch-lifecycle.ts';
export * from './dispatch-table.ts';
export * from './dispatch-text.ts';
export * from './forms.ts';
export * from './length.ts';
