export const appealResults = ['upheld', 'changed', 'revoked', 'remitted'] as const;
export type AppealResult = (typeof appealResults)[number];
