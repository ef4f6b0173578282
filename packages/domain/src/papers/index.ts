export * from './attachment.ts';
export * from './paper-mark.ts';
export * from './service-proof.ts';
