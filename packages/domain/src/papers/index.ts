export * from './attachment.ts';
export * from './holds-file.ts';
export * from './key-sealing.ts';
export * from './paper.ts';
export * from './paper-kinds.ts';
export * from './paper-lifecycle.ts';
export * from './paper-mark.ts';
export * from './service-proof.ts';
