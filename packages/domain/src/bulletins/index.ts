export * from './bulletin-kinds.ts';
