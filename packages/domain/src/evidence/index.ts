export * from './evidence-kinds.ts';
