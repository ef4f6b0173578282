/**
 * `npm run dev`: the server and both apps, each started anew or reloaded when its sources change. The desk stands on 5173
 * and the tablet app on 5174; both reach the server on MINGCHA_PORT.
 */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { bin, house, runCommand } from './house.ts';

const made = await runCommand(bin('turbo'), ['run', 'generate', '--output-logs=errors-only']);
if (made.status !== 0) process.exit(made.status);

const port = process.env.MINGCHA_PORT ?? '8080';
const env = {
  ...process.env,
  MINGCHA_DATA: process.env.MINGCHA_DATA ?? resolve(house, 'var/dev'),
  MINGCHA_DEV_SERVER: `http://127.0.0.1:${port}`,
};
const parts: readonly [string, string, string[]][] = [
  [house, process.execPath, ['--watch', 'apps/server/src/main.ts']],
  [resolve(house, 'apps/desk'), bin('vite'), ['--port', '5173', '--strictPort']],
  [resolve(house, 'apps/field'), bin('vite'), ['--port', '5174', '--strictPort']],
];
const children = parts.map(([cwd, command, args]) => spawn(command, args, { cwd, env, stdio: 'inherit' }));
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
for (const child of children) child.on('exit', stop);
