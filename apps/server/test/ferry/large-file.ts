import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startSlicer } from '@mingcha/journal';
import { draftFerry, type FerryPart, writeFerry } from '@mingcha/journal/ferry';
import { readFile } from '../../src/ferry/read-file.ts';
import { sealFor } from '../../src/ferry/seal.ts';
import { ports } from '../../src/journal/ports.ts';
import { sliceSize } from '../exchange/pen.ts';
import type { Town } from '../house/town.ts';
import type { Carrier } from './carrier.ts';

const piece = 1_048_576;
const count = 40;
const size = piece * count;

setFlagsFromString('--expose-gc');
/** The engine's own broom: nothing else tells held bytes from those that were let go of. */
const gc = runInNewContext('gc') as () => void;

/** The same bytes whenever they are asked for, and never two pieces of them at once. */
function* film(): Generator<Uint8Array> {
  for (let n = 0; n < count; n += 1) yield new Uint8Array(piece).fill(n + 1);
}

/** What stands of the file between whoever makes it and the disk, at its most. */
async function* watched(pieces: AsyncIterable<Uint8Array>, told: { most: number }) {
  const held = async () => {
    let least = Number.POSITIVE_INFINITY;
    // What was found to be free is given back a moment later, beside the engine: later still on a busy machine.
    for (let look = 0; look < 5; look += 1) {
      gc();
      await setTimeout(20);
      least = Math.min(least, process.memoryUsage().arrayBuffers);
    }
    return least;
  };
  const before = await held();
  let since = 0;
  for await (const each of pieces) {
    since += each.length;
    // Pieces that were let go of lie about until somebody looks: only what is still held counts.
    if (since > 4 * piece) {
      since = 0;
      told.most = Math.max(told.most, (await held()) - before);
    }
    yield each;
  }
}

/** A film that is never whole in memory, written by this tablet and read by whoever plans, in one stream. */
export async function readFilm({ house, office, person }: Town, carrier: Carrier, visit: string) {
  const { services } = house;
  const slicer = startSlicer(ports, sliceSize);
  for (const bytes of film()) slicer.push(bytes);
  const announced = await carrier.pen.announce(visit, slicer.finish(), person('lead'));
  carrier.add(await carrier.pen.run([announced.entry]));
  const { evidence: id, sha256 } = announced;
  async function* parts(): AsyncGenerator<FerryPart> {
    yield* carrier.parts();
    const medium = { id, visit: null, mime: 'video/webm', size, sha256 };
    yield { record: { is: 'medium', medium } as { is: string } };
    for (const bytes of film()) yield { bytes };
  }
  const to = { purpose: 'out' as const, at: services.now(), office, to: office };
  const head = await draftFerry(ports, carrier.pen.signer, to);
  const file = await sealFor(
    services.secrets.recovery.recipient,
    writeFerry(ports, carrier.pen.signer, head, parts()),
  );
  const told = { most: 0 };
  const { session } = await house.signedIn(person('planner'), office);
  const report = await readFile(services, session, watched(file, told));
  return { report, size, sha256, most: told.most };
}
