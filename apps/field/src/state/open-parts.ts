// What a tablet needs once a PIN is given, and not before: a chunk of its own, so that the lock stands without it.
export { closeRuns } from '../journal/runs.ts';
export { deviceSigner } from '../keys/ports.ts';
export { unlockWithPasskey } from '../vault/passkeys.ts';
export { unlockVault } from '../vault/vault.ts';
export { openAs } from './open-as.ts';
