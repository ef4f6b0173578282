export * from './answering.ts';
export * from './moving.ts';
export * from './question.ts';
export * from './scoring.ts';
export * from './shipped/index.ts';
export * from './template-faults.ts';
