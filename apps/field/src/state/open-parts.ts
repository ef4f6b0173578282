// What a tablet needs once a PIN is given, and not before: a chunk of its own, so that the lock stands without it.
export { publicKeysOf } from '../enrol/enrolment.ts';
export { openNotebook } from '../journal/notebook.ts';
export { closeRuns } from '../journal/runs.ts';
export { fromBase64url } from '../keys/bytes.ts';
export { deviceSigner, importCaseKey } from '../keys/ports.ts';
export { startSync } from '../sync/sync.ts';
export { unlockVault } from '../vault/vault.ts';
export { openDrafts } from './drafts.ts';
export { readPack } from './pack.ts';
