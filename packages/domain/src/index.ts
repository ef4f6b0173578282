export * from './access/roles.ts';
export * from './kind-rule.ts';
export type { KindRule } from './kinds.ts';
export * from './kinds.ts';
export * from './lifecycle.ts';
export * from './lifecycles.ts';
export { stateWord } from './machine.ts';
export * from './primitives.ts';
export * from './refusals.ts';
