import { connect, createServer, type Server, type Socket } from 'node:net';

/** A line to the database that can be cut at the worst moment. */
export interface CutLine {
  readonly url: string;
  /** The next commit reaches the database and stands; its answer reaches nobody. Answers when that has happened. */
  loseNextAnswer(): Promise<void>;
  close(): Promise<void>;
}

const commandTag = Buffer.from('COMMIT\0');

/** Every byte goes through here, both ways, so what is lost is lost on the line and nowhere else. */
export async function openCutLine(url: string): Promise<CutLine> {
  const to = new URL(url);
  const socketFolder = to.searchParams.get('host');
  const port = Number(to.port || 5432);
  const target =
    socketFolder === null ? { host: to.hostname, port } : { path: `${socketFolder}/.s.PGSQL.${port}` };
  const open = new Set<Socket>();
  let lost: (() => void) | null = null;
  const server: Server = createServer((near) => {
    const far = connect(target);
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => {
      if (lost !== null && bytes.includes(commandTag)) {
        const told = lost;
        lost = null;
        near.destroy();
        far.destroy();
        told();
        return;
      }
      near.write(bytes);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const here = new URL(url);
  here.searchParams.delete('host');
  here.hostname = '127.0.0.1';
  here.port = String(address.port);
  return {
    url: here.toString(),
    loseNextAnswer: () =>
      new Promise((done) => {
        lost = done;
      }),
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
