import { generateKeyPairSync } from 'node:crypto';
import { nodeAead } from '@mingcha/db';
import { foundOffice, ports, type RunningServer, signerOf, workersOf } from '@mingcha/server';
import { Cast } from './cast.ts';
import type { DemoClock } from './clock.ts';
import { fillRegistry } from './fill-registry.ts';
import { administrators, inspectors, officePeople } from './people.ts';
import { play } from './play.ts';
import { enrolTeams } from './teams.ts';

/** The password of every demonstration account. Only a folder whose founding entry says "demo" knows it. */
export const demoPassword = 'Mingcha-Demo-2026';

const office = {
  name: '清源市软环境建设领导小组办公室',
  short: '清源市督查办',
  code: '清督',
  zone: 'Asia/Shanghai',
};

/**
 * Loads the demonstration city into a server that was started with `clock.now`: an office that says "demo", its people,
 * and two rounds of visits, through the doors that desks and tablets use.
 */
export async function loadDemo(
  server: RunningServer,
  clock: DemoClock,
  progress: (line: string) => void,
): Promise<void> {
  const { services, url } = server;
  const founded = await foundOffice(
    services,
    { office, administrators: administrators.map((one) => ({ ...one, password: demoPassword })) },
    true,
  );
  const cast = new Cast(url, clock);
  for (const { username, person } of founded.administrators) cast.add(username, person, demoPassword);
  const registry = await fillRegistry(cast, clock, demoPassword);
  const teams = await enrolTeams(cast, clock, {
    url,
    office: founded.office,
    ports,
    aead: nodeAead,
    newSigner,
    newId: services.newId,
  });
  const workers = workersOf(services);
  await play(
    { url, cast, clock, registry, teams, drawn: { photographs: 0 } },
    {
      render: (bulletin) => workers['render-bulletin']({ bulletin }),
      renderOrder: (order) => workers['render-order']({ order }),
      renderDispatch: (dispatch) => workers['render-dispatch']({ dispatch }),
      orderClocks: () => workers['run-order-clocks']({}),
      alarm: () => workers['alarm-visits']({}),
      runCaseClocks: () => workers['run-case-clocks']({}),
      progress,
    },
  );
  await workers.sequence({});
}

function newSigner() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return signerOf({ privateKey, publicKey: Buffer.from(x, 'base64url') });
}

/** Who can sign in, for the console. */
export const demoAccounts = [...administrators, ...officePeople, ...inspectors].map((one) => ({
  username: one.username,
  name: one.name,
  roles: 'role' in one ? [one.role] : one.roles,
}));
