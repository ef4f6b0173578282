export * from './visit-kinds.ts';
