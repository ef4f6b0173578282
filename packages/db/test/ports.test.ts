import { createHash } from 'node:crypto';
import { portRules } from '@mingcha/journal/port-suite';
import { describe, test } from 'vitest';
import { nodeAead, nodePorts } from '../src/index.ts';
import { verifyingElsewhere } from '../src/journal/node-ports.ts';
import { signerOf } from './world.ts';

describe('the ports that accept and fold with', () => {
  const ports = {
    ...nodePorts(),
    startSha256: () => {
      const running = createHash('sha256');
      return { update: (bytes: Uint8Array) => void running.update(bytes), finish: () => running.digest() };
    },
  };
  const set = { ports, aead: nodeAead, importKey: (raw: Uint8Array) => raw, signers: [signerOf('port')] };
  for (const rule of portRules(set)) test(rule.name, rule.run);
  for (const rule of portRules({ ...set, ports: verifyingElsewhere(ports) }))
    test(`with signatures on another thread: ${rule.name}`, rule.run);
});
