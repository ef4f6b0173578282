import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeAead } from '@mingcha/db';
import { portRules } from '@mingcha/journal/port-suite';
import { afterAll, describe, test } from 'vitest';
import { openSecrets } from '../../src/config/secrets.ts';
import { ports, signerOf } from '../../src/journal/ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-ports-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the cryptography of the server', async () => {
  const secrets = await openSecrets(join(folder, 'secrets'), 1);
  const signers = [...secrets.lanes, secrets.receipt].map(signerOf);
  const rules = portRules({ ports, aead: nodeAead, importKey: (raw) => raw, signers });
  rules.forEach((rule, index) => {
    test(`${index + 1}: ${rule.name}`, rule.run);
  });
});
