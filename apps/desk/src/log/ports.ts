import type { VerifyPorts, VerifySignature } from '@mingcha/journal/verify';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';

const ed25519Verify: VerifySignature = (publicKey, signature, message) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false;
  }
};

/**
 * What checking asks of this browser: a server signs with Ed25519. Not WebCrypto, which knows it in new browsers alone and not at
 * all on a page without TLS, where a check is worth as much.
 */
export const ports: VerifyPorts = {
  sha256: (bytes) => sha256(bytes),
  verify: { 'ed25519+sha256': ed25519Verify },
};
