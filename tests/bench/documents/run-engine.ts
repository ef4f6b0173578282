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
// Warm is what no longer gets quicker: an engine that takes a tenth of a second needs more turns for that than one that takes three.
const warmMs = 3000;
const began = performance.now();
let made = await render();
for (let i = 0; i < 2 || performance.now() - began < warmMs; i += 1) made = await render();
for (let i = 0; i < Number(repeats); i += 1) {
  const [start, used] = [performance.now(), process.cpuUsage()];
  made = await render();
  times.push(performance.now() - start);
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
