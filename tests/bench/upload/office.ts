import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { startEmbedded } from '@mingcha/db';
import { proveSession, sliceDigests } from '@mingcha/journal';
import { freePort } from '@mingcha/soak';
import { lanesAt, largestChunk } from '../../../apps/field/src/sync/pace.ts';
import { sliceSize } from '../../../apps/field/src/vault/media-writer.ts';
import { ports } from '../../../apps/server/src/journal/ports.ts';
import { Pen } from '../../../apps/server/test/exchange/pen.ts';
import { releaseTask } from '../../../apps/server/test/house/field-work.ts';
import { openHouse } from '../../../apps/server/test/house/house.ts';
import { openTown, type Town } from '../../../apps/server/test/house/town.ts';
import { newFolder, Program } from '../../../apps/server/test/start/program.ts';
import { ask } from './send.ts';

export interface Recording {
  readonly evidence: string;
  /** Its bytes, laid into memory of its own lane: all recordings are the same but for their first bytes. */
  bytes(lane: number): Buffer;
  readonly sha256: string;
}

/** Pieces at once, as a tablet sends on a fast line. */
export const lanes = lanesAt(largestChunk);

export interface UploadGround {
  readonly folder: string;
  readonly pid: number;
  readonly url: string;
  /** What all recordings are of. */
  readonly visit: string;
  /** As a tablet sends it, until the server has judged and registered it. */
  send(recording: Recording, lane: number): Promise<void>;
  readonly recordings: readonly Recording[];
  remove(): Promise<void>;
}

/**
 * An office, an enrolled tablet, and so many recordings whose entries the server has: then the real program on that folder.
 */
export async function openUploadGround(
  count: number,
  size: number,
  also: (town: Town) => Promise<unknown> = async () => {},
): Promise<UploadGround> {
  const folder = newFolder();
  const house = await openHouse({ folder, demo: false, now: Date.now });
  const town = await openTown(house);
  const { visit } = await releaseTask(town, { covert: true });
  const pen = new Pen(town);
  await pen.enrol(['lead', 'inspector']);
  const first = randomBytes(size);
  const memory = [first, ...Array.from({ length: lanes - 1 }, () => Buffer.from(first))];
  const recordings: Recording[] = [];
  const entries = [];
  for (let n = 0; n < count; n += 1) {
    const bytes = (lane: number): Buffer => {
      const own = memory[lane] ?? first;
      own.writeUInt32BE(n, 0);
      return own;
    };
    const { slices, root, sha256 } = await sliceDigests(ports, sliceSize, [bytes(0)]);
    const evidence = house.services.newId('evd');
    const payload = {
      visit,
      medium: 'video' as const,
      mime: 'video/webm',
      size,
      sliceSize,
      slices: [...slices],
      root,
      sha256,
      capturedAt: Date.now(),
      position: null,
      covert: true,
    };
    const subject = { type: 'evidence' as const, id: evidence };
    entries.push(await pen.write('evidence.captured', subject, payload, town.person('lead'), visit));
    recordings.push({ evidence, bytes, sha256 });
  }
  await pen.push(await pen.run(entries));
  await also(town);
  await house.close();

  const port = await freePort();
  const program = new Program(port, { MINGCHA_DATA: folder });
  await program.healthy();
  const url = `http://127.0.0.1:${port}`;
  const call = async (name: string, input: object): Promise<Record<string, string>> => {
    const json = { 'content-type': 'application/json' };
    const { status, text } = await ask(
      `${url}/trpc/${name}`,
      'POST',
      json,
      Buffer.from(JSON.stringify(input)),
    );
    if (status !== 200) throw new Error(`${name}: ${status} ${text}`);
    return JSON.parse(text).result.data;
  };
  const { token = '' } = await call('exchange.challenge', {});
  const { sig } = await proveSession(pen.signer, token);
  const { bearer } = await call('exchange.open', { writer: pen.signer.writer, token, sig });
  const headers = { 'tus-resumable': '1.0.0', authorization: `Bearer ${bearer}` };

  return {
    folder,
    pid: program.child.pid ?? 0,
    url,
    visit,
    recordings,
    async send({ evidence, sha256, bytes }, lane) {
      const own = bytes(lane);
      const metadata = [
        ['evidence', evidence],
        ['sha256', sha256],
      ].map(([name, value = '']) => `${name} ${Buffer.from(value).toString('base64')}`);
      const begun = await ask(`${url}/uploads`, 'POST', {
        ...headers,
        'upload-length': String(size),
        'upload-metadata': metadata.join(','),
      });
      const location = begun.headers.location;
      if (location === undefined) throw new Error(`announced: ${begun.status} ${begun.text}`);
      for (let at = 0; at < size; at += largestChunk) {
        const part = own.subarray(at, at + largestChunk);
        const told = { 'upload-offset': String(at), 'content-type': 'application/offset+octet-stream' };
        const { status, text } = await ask(
          new URL(location, url).href,
          'PATCH',
          { ...headers, ...told },
          part,
        );
        if (status !== 204) throw new Error(`sent: ${status} ${text}`);
      }
    },
    async remove() {
      await program.stop();
      await (await startEmbedded({ folder })).remove();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
