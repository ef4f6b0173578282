export * from './access-kinds.ts';
export * from './roles.ts';
