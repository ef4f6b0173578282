import type { DigestPort, StreamPorts } from '@mingcha/journal';
import { sha256 } from '@noble/hashes/sha2.js';

/** SHA-256 by noble: the journal wants it at once. By itself, so that a worker that only hashes carries no signatures. */
export const digests: DigestPort & StreamPorts = {
  sha256: (bytes) => sha256(bytes),
  startSha256: () => {
    const running = sha256.create();
    return { update: (bytes) => void running.update(bytes), finish: () => running.digest() };
  },
};
