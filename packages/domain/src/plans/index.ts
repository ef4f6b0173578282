export * from './assignment.ts';
export * from './plan.ts';
export * from './plan-kinds.ts';
export * from './recusal.ts';
