import { resolve } from 'node:path';
import { put, tell } from './field/figures.ts';
import { buildFiller } from './field/filler.ts';
import { lighthouseScores } from './field/lighthouse.ts';
import { measureLongVisit, scrolls, smallLoad, wholeLoad } from './field/long-visit.ts';
import { prepareGround } from './field/office.ts';
import { measureSaving } from './field/saving.ts';
import { measureShell } from './field/shell.ts';
import { measureStart } from './field/starting.ts';

// node tests/bench/field.ts [--small] [--only shell|start|save|visit] [--out result.json]
// The tablet in real Chromium against its bars (each figure beside its limit, over it = times the limit): size of the shell,
// cold start without a network, from "save" to durable, and a long visit with an hour of film. The processor is slowed
// down four times where the bar says so; that slows the page, not its workers. The long visit is made by the app's own acts.

const house = resolve(import.meta.dirname, '../..');
const load = process.argv.includes('--small') ? smallLoad : wholeLoad;
const asked = process.argv.indexOf('--only');
const wanted = (part: string): boolean => asked < 0 || process.argv[asked + 1] === part;

if (wanted('shell'))
  for (const { what, bytes, limit } of measureShell(house)) put(what, bytes / 1000, limit / 1000, 'kB');
const clear = buildFiller();
const ground = await prepareGround();
try {
  if (wanted('start')) {
    await measureStart(ground);
    for (const [name, score] of await lighthouseScores(ground))
      put(`Lighthouse, ${name}: short of 100 by`, 100 - score, 5, 'points');
  }
  if (wanted('save')) await measureSaving(ground);
  if (wanted('visit')) await measureLongVisit(ground, load);
} finally {
  await ground.tablet.remove();
  await ground.server.remove();
  clear();
}

tell({ visit: load, scrolls });
