import { createHash, sign } from 'node:crypto';
import { nodePorts } from '@mingcha/db';
import { type Ports, type Signer, type StreamPorts, writerIdOf } from '@mingcha/journal';
import type { SigningKey } from '../config/secrets.ts';

/** Node's cryptography for the journal, which has none of its own. */
export const ports: Ports & StreamPorts = {
  ...nodePorts(),
  startSha256: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), finish: () => hash.digest() };
  },
};

export function signerOf(key: SigningKey): Signer {
  return {
    alg: 'ed25519+sha256',
    publicKey: key.publicKey,
    writer: writerIdOf(ports, key.publicKey),
    sign: (message) => sign(null, message, key.privateKey),
  };
}

/** A key of this server as a tablet keeps it, to check receipts and tokens against. */
export const serverKeyOf = ({ writer, alg, publicKey }: Signer) => ({
  key: writer,
  alg,
  publicKey: Buffer.from(publicKey).toString('base64url'),
});
