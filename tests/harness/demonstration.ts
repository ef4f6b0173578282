import { pause, until } from './pause.ts';
import { type RunningServer, startServer } from './running-server.ts';

/** The password that the demonstration prints for all its accounts. */
export const demoPassword = 'Mingcha-Demo-2026';

/** The demonstration city in a folder of its own, whole. */
export async function startDemonstration(): Promise<RunningServer> {
  const server = await startServer({
    script: 'scripts/demo.ts',
    env: { MINGCHA_LANGUAGE: 'zh-CN', MINGCHA_LOG: 'warn' },
    seconds: 240,
  });
  await until(() => server.output().includes(demoPassword), 'the demonstration city', { seconds: 240 });
  // Its last jobs (places in the one order) follow within a second or two.
  await pause(2000);
  return server;
}
