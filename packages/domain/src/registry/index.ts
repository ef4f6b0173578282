export * from './checklist-default.ts';
export * from './office-lifecycle.ts';
export * from './person-lifecycle.ts';
export * from './records.ts';
export * from './registry.ts';
export * from './registry-kinds.ts';
export * from './seat-lifecycle.ts';
export * from './unit-lifecycle.ts';
