export * from './bulletin.ts';
export * from './bulletin-kinds.ts';
