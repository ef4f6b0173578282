export * from './plan-kinds.ts';
