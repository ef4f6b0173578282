export * from './finding-kinds.ts';
