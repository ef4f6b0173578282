export * from './registry-kinds.ts';
