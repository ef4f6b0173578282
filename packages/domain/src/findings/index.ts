export * from './finding.ts';
export * from './finding-kinds.ts';
