import type { Reader, StoredEntry } from '@mingcha/db';
import { expect, it } from 'vitest';
import { chainsOf } from '../../src/packages/chains.ts';

it('brings the run of each branch where a copied tablet signed the same stretch twice', async () => {
  const run = { alg: 'ed25519', writer: 'w', fromSeq: 1, toSeq: 1, sig: Buffer.from('s'), arrival: 1n };
  const reader = {
    writer: async () => ({ alg: 'ed25519', class: 'tablet', publicKey: new Uint8Array(1) }),
    prisma: {
      run: { findMany: async () => ['a', 'b'].map((head) => ({ ...run, head })) },
      entry: { findMany: async () => [] },
    },
  } as unknown as Reader;
  const about = ['a', 'b'].map((hash) => ({ hash, header: { writer: 'w', seq: 1 } }) as StoredEntry);
  const { runs } = await chainsOf(reader, about, []);
  expect(runs.map(({ head }) => head)).toEqual(['a', 'b']);
});
