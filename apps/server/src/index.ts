export { type AppRouter, appRouter } from './api.ts';
export { type Founded, type Founding, foundOffice } from './capabilities/setup/found-office.ts';
export { readEnv } from './config/env.ts';
export { openSecrets, type Secrets } from './config/secrets.ts';
export { type Settings, settingsOf } from './config/settings.ts';
export { createServer, type Overrides, type RunningServer } from './create-server.ts';
export type { Console } from './start/console.ts';
export { run } from './start/run.ts';
