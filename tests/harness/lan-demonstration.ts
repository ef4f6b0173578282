import { spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { connect, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { builtApps } from '@mingcha/server';
import { freePort } from '@mingcha/soak';
import { folderWithCity } from './demonstration.ts';
import { until } from './pause.ts';
import { type RunningServer, startServer } from './running-server.ts';

const house = resolve(import.meta.dirname, '../..');

export interface LanDemonstration {
  readonly server: RunningServer;
  /** As tablets in the network call it. */
  readonly url: string;
  /** The page that hands out the certificate. */
  readonly side: string;
  readonly authority: string;
  /** The server's own key, as a browser is told to believe it. */
  readonly trustedKey: string;
  /** From now on the server serves this build of the tablet app. */
  serve(build: string): void;
  remove(): Promise<void>;
}

/** `npm run demo -- --lan`, with the tablet app in a folder that can be exchanged. */
export async function startLanDemonstration(): Promise<LanDemonstration> {
  const [data, sidePort] = [await folderWithCity(), await freePort()];
  const field = mkdtempSync(join(tmpdir(), 'mingcha-field-'));
  const serve = (build: string) => {
    rmSync(field, { recursive: true, force: true });
    cpSync(build, field, { recursive: true });
  };
  serve(builtApps.field);
  const server = await startServer({
    data,
    // Without a city yet, the demonstration's own start loads it.
    script: existsSync(join(data, 'city-is-whole')) ? 'tests/harness/lan-city.ts' : 'scripts/demo.ts',
    words: ['--lan'],
    isUp: answers,
    seconds: 240,
    env: {
      MINGCHA_LANGUAGE: 'zh-CN',
      MINGCHA_LOG: 'warn',
      MINGCHA_LAN_PORT: String(sidePort),
      TEST_FIELD: field,
    },
  });
  const url = await until(
    () => /(https:\/\/[\d.]+:\d+)\/field\//.exec(server.output())?.[1],
    'the address for tablets',
  );
  const side = `http://127.0.0.1:${sidePort}`;
  const der = Buffer.from(await (await fetch(`${side}/lan.crt`)).arrayBuffer());
  const authority = new X509Certificate(der).toString();
  // What the story itself asks over fetch.
  setDefaultCACertificates([...getCACertificates('default'), authority]);
  return {
    server,
    url,
    side,
    authority,
    trustedKey: await keyAt(url),
    serve,
    async remove() {
      await server.remove();
      rmSync(field, { recursive: true, force: true });
    },
  };
}

/** Is somebody there at all? Who it is, is another question. */
const answers = (url: string): Promise<boolean> =>
  new Promise((done) => {
    const asked = get(`${url.replace('http:', 'https:')}/health`, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200);
    });
    asked.on('error', () => done(false));
  });

async function keyAt(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { publicKey } = new X509Certificate(socket.getPeerCertificate().raw);
  socket.destroy();
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}

/** Asks like a browser that knows these authorities and no other. Answers the status, or the code of what it did not believe. */
export const askWith = (url: string, ca: string | undefined): Promise<number | string> =>
  new Promise((done) => {
    // An empty list is a list: nobody is believed.
    get(url, { ca: ca ?? [], agent: false }, (answer) => {
      answer.resume();
      done(answer.statusCode ?? 0);
    }).on('error', (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });

/** A real build of the tablet app that is a later version, with its own words about what is new. */
export async function buildLater(version: string, line: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-later-'));
  const news = join(folder, 'news.json');
  const own = { version: '0.1.0', zh: ['一'], en: ['one'] };
  writeFileSync(news, JSON.stringify([{ version, zh: [line], en: [line] }, own]));
  const built = join(folder, 'dist');
  const child = spawn(
    process.execPath,
    [join(house, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', built, '--logLevel', 'error'],
    { cwd: join(house, 'apps/field'), env: { ...process.env, FIELD_NEWS: news }, stdio: 'inherit' },
  );
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`the later version did not build: ${status}`);
  return built;
}
