export { threeArbitraryInFour } from './arbitrary-axes.ts';
export * from './lookup.ts';
export * from './taxonomy.ts';
export * from './taxonomy-2026.ts';
