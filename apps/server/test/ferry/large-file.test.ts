import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startSlicer } from '@mingcha/journal';
import { draftFerry, type FerryPart, writeFerry } from '@mingcha/journal/ferry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFile } from '../../src/ferry/read-file.ts';
import { sealFor } from '../../src/ferry/seal.ts';
import { ports } from '../../src/journal/ports.ts';
import { sliceSize } from '../exchange/pen.ts';
import { releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { openTown, type Town } from '../house/town.ts';
import { Carrier } from './carrier.ts';

let house: House;
let town: Town;

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
}, 120_000);
afterAll(() => house?.close());

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
  const held = () => process.memoryUsage().arrayBuffers;
  gc();
  const before = held();
  let since = 0;
  for await (const each of pieces) {
    since += each.length;
    // Pieces that were let go of lie about until somebody looks: only what is still held counts.
    if (since > 4 * piece) {
      since = 0;
      gc();
      told.most = Math.max(told.most, held() - before);
    }
    yield each;
  }
}

test('a film far larger than what is ever in memory goes from the seal to the disk', async () => {
  const { visit } = await releaseTask(town, { covert: true });
  const carrier = await Carrier.enrolled(town);
  const slicer = startSlicer(ports, sliceSize);
  for (const bytes of film()) slicer.push(bytes);
  const {
    evidence: id,
    sha256,
    entry,
  } = await carrier.pen.announce(visit, slicer.finish(), town.person('lead'));
  carrier.add(await carrier.pen.run([entry]));
  async function* parts(): AsyncGenerator<FerryPart> {
    yield* carrier.parts();
    yield {
      record: { is: 'medium', medium: { id, visit: null, mime: 'video/webm', size, sha256 } } as {
        is: string;
      },
    };
    for (const bytes of film()) yield { bytes };
  }
  const { office } = town;
  const { services } = house;
  const head = await draftFerry(ports, carrier.pen.signer, {
    purpose: 'out',
    at: services.now(),
    office,
    to: office,
  });
  const file = await sealFor(
    services.secrets.recovery.recipient,
    writeFerry(ports, carrier.pen.signer, head, parts()),
  );
  const told = { most: 0 };
  const { session } = await house.signedIn(town.person('planner'), office);
  const report = await readFile(services, session, watched(file, told));
  expect(report).toMatchObject({ whole: true, media: { received: 1 } });
  expect(await services.blobs.size(sha256)).toBe(size);
  expect(told.most, 'bytes in memory at once').toBeLessThan(size / 4);
}, 120_000);
