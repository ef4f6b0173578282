export * from './openness.ts';
export * from './package.ts';
export * from './package-kinds.ts';
export * from './package-lifecycle.ts';
