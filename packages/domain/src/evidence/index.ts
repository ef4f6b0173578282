export * from './evidence.ts';
export * from './evidence-kinds.ts';
