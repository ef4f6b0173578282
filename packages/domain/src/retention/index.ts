export * from './destruction.ts';
export { destructionLifecycle } from './destruction-lifecycle.ts';
export * from './hold.ts';
export * from './retention.ts';
export * from './retention-kinds.ts';
export * from './schedule.ts';
