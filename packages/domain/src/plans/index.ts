export * from './assignment.ts';
export * from './assignment-lifecycle.ts';
export * from './assignment-table.ts';
export * from './plan.ts';
export * from './plan-kinds.ts';
export * from './plan-lifecycle.ts';
export * from './plan-table.ts';
export * from './recusal.ts';
