export { codeFrom, headFrom } from './core/checks/brought.ts';
export type { Crypto } from './core/crypto.ts';
export type { EntryTime, Fault, FaultCode, Note, Report } from './core/report.ts';
export { CannotLook, type PackageFile, type PackageSource } from './core/source.ts';
export { tarSource } from './core/tar.ts';
export { verifyPackage } from './core/verify.ts';
export { folderSource } from './node/folder.ts';
export { nodeCrypto } from './node/node-crypto.ts';
export { openPackage } from './node/open-package.ts';
