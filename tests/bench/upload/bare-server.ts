import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';

// node bare-server.ts <folder>: the peer. A PUT goes into a file by Node's own streams, past one SHA-256, and is synced before
// it is answered; no names, no rights, no slices, no register. Its port is the one line that it prints.

const folder = process.argv[2] ?? '';
mkdirSync(folder, { recursive: true });
let files = 0;

const server = createServer(async (request, response) => {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('access-control-allow-methods', 'PUT');
  if (request.method !== 'PUT') return void response.end();
  files += 1;
  const path = join(folder, `bare-${files}`);
  const hash = createHash('sha256');
  const past = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part);
      done(null, part);
    },
  });
  await pipeline(request, past, createWriteStream(path));
  const handle = await open(path, 'r+');
  await handle.datasync();
  await handle.close();
  response.end(hash.digest('hex'));
  await rm(path);
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`);
});
process.once('disconnect', () => process.exit());
