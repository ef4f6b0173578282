import { makeNextKey } from '../../src/config/secrets.ts';
import { signerOf } from '../../src/journal/ports.ts';
import type { Town } from './town.ts';

/** The operator makes another key of the server, two people order it; the next start of the house takes it up. */
export async function orderKey({ house, security, as }: Town, ground: 'routine' | 'stolen'): Promise<void> {
  const { services } = house;
  const key = signerOf(makeNextKey(services.settings.folders.secrets)).writer;
  const { id, version: expected } = await security.access.serverKeys.propose({ ground, reason: '更换' });
  await (await as('director')).access.serverKeys.confirm({ id, key, expected });
  await services.db.sequencer.run();
}
