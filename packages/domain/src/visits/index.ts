export * from './visit.ts';
export * from './visit-kinds.ts';
