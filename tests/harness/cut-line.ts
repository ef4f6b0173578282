import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { type Carried, startUploadMeter } from './upload-meter.ts';

export interface CutLine {
  readonly url: string;
  /** Bytes that came from the tablet, over all connections. */
  readonly sent: () => number;
  /** Requests with bytes of recordings, as they went over this line. */
  readonly carried: () => readonly Carried[];
  readonly cuts: () => number;
  /** Bytes a second, both ways together; 0: as fast as it goes. */
  slow(bytesPerSecond: number): void;
  /** Every connection breaks now. */
  cut(): void;
  cutEvery(ms: number): void;
  mend(): void;
  /** The next answer to a request for this path is swallowed once it begins: what was asked has been done. */
  loseAnswerTo(path: string, times?: number): void;
  /** Answers that were swallowed. */
  readonly lost: () => number;
  close(): Promise<void>;
}

/** A loopback line between a tablet and the server, as good as the weather: it can be thin, break, and lose answers. */
export async function openCutLine(port: number): Promise<CutLine> {
  const pairs = new Set<{ near: Socket; far: Socket }>();
  let sent = 0;
  let cuts = 0;
  let lost = 0;
  let rate = 0;
  const meter = startUploadMeter();
  let losing: { path: string; times: number } | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;

  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const pair = { near, far };
    pairs.add(pair);
    const read = meter.follow();
    let doomed = false;
    near.on('data', (part: Buffer) => {
      sent += part.length;
      read(part);
      if (losing !== null && part.subarray(0, 400).toString('latin1').includes(losing.path)) {
        doomed = true;
        losing = losing.times > 1 ? { ...losing, times: losing.times - 1 } : null;
      }
      far.write(part);
      if (rate === 0) return;
      near.pause();
      setTimeout(() => near.resume(), (part.length / rate) * 1000);
    });
    far.on('data', (part) => {
      if (!doomed) return void near.write(part);
      lost += 1;
      near.destroy();
      far.destroy();
    });
    const end = () => {
      near.destroy();
      far.destroy();
      pairs.delete(pair);
    };
    for (const socket of [near, far]) {
      socket.on('error', end);
      socket.on('close', end);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;

  const line: CutLine = {
    url: `http://127.0.0.1:${own}`,
    sent: () => sent,
    carried: () => meter.carried,
    cuts: () => cuts,
    lost: () => lost,
    slow(bytesPerSecond) {
      rate = bytesPerSecond;
    },
    cut() {
      if (pairs.size > 0) cuts += 1;
      for (const { near, far } of [...pairs]) {
        near.destroy();
        far.destroy();
      }
    },
    cutEvery(ms) {
      clearInterval(timer);
      timer = setInterval(() => line.cut(), ms);
    },
    mend: () => clearInterval(timer),
    loseAnswerTo(path, times = 1) {
      losing = times > 0 ? { path, times } : null;
    },
    async close() {
      clearInterval(timer);
      line.cut();
      server.close();
      await once(server, 'close');
    },
  };
  return line;
}
