import { writeFileSync } from 'node:fs';
import { composeContent } from './content.ts';
import { engines, type Places } from './engines.ts';

// node run-engine.ts <engine> <places as JSON> <repeats> [file]: one process of one engine; its times go out as JSON.

const [name = '', places = '{}', repeats = '7', file] = process.argv.slice(2);
const engine = engines[name];
if (!engine) throw new Error(`No engine named ${name}`);
const render = await engine(composeContent(), JSON.parse(places) as Places);
const times: number[] = [];
const spent: number[] = [];
let made = await render();
for (let i = 0; i < 2; i += 1) made = await render();
for (let i = 0; i < Number(repeats); i += 1) {
  const [began, used] = [performance.now(), process.cpuUsage()];
  made = await render();
  times.push(performance.now() - began);
  const { user, system } = process.cpuUsage(used);
  spent.push((user + system) / 1000);
}
const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
if (file !== undefined) writeFileSync(file, made.bytes);
const { pages, bytes } = made;
process.stdout.write(
  `${JSON.stringify({ ms: median(times), best: Math.min(...times), spent: median(spent), pages, bytes: bytes.length })}\n`,
);
await ('close' in render && typeof render.close === 'function' ? render.close() : undefined);
