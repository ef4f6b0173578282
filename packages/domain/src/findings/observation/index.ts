export * from './facts-in-time.ts';
export * from './gentle-check.ts';
export * from './judging-words.ts';
