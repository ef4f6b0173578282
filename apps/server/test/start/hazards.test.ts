import { once } from 'node:events';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { freePort } from '@mingcha/soak';
import { afterEach, describe, expect, test } from 'vitest';
import { newFolder, Program } from './program.ts';

const folders: string[] = [];
const programs: Program[] = [];

async function start(folder: string, env: Record<string, string> = {}, port?: number): Promise<Program> {
  folders.push(folder);
  const program = new Program(port ?? (await freePort()), { MINGCHA_DATA: folder, ...env });
  programs.push(program);
  return program;
}

afterEach(async () => {
  for (const program of programs.splice(0)) await program.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('a start that comes to nothing says why in one line and ends with its status', () => {
  test('wrong settings: every mistake by name, and never the password of a database', async () => {
    const program = await start(newFolder(), {
      MINGCHA_PORT: 'eighty',
      MINGCHA_TIMEZONE: 'Asia/Nowhere',
      MINGCHA_PROT: '1',
      DATABASE_URL: 'mysql://root:geheim@host/db',
    });
    expect(await program.ended()).toBe(78);
    expect(program.told).toContain('MINGCHA_PORT: a port number from 1 to 65535, not “eighty”');
    expect(program.told).toContain('MINGCHA_TIMEZONE');
    expect(program.told).toContain('MINGCHA_PROT: there is no such setting');
    expect(program.told).toContain('DATABASE_URL');
    expect(program.told).not.toContain('geheim');
  });

  test('a taken port, and the folder is free again afterwards', async () => {
    const taken: Server = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const folder = newFolder();
    const program = await start(folder, {}, port);
    expect(await program.ended()).toBe(75);
    expect(program.told).toBe(
      `Not started: port ${port} of 127.0.0.1 is taken. Stop the program that uses it, or set MINGCHA_PORT`,
    );
    taken.close();
    const again = await start(folder);
    await again.healthy();
  });

  test('an address this machine does not have', async () => {
    const program = await start(newFolder(), { MINGCHA_HOST: '203.0.113.7' });
    expect(await program.ended()).toBe(78);
    expect(program.told).toContain('no address 203.0.113.7');
  });

  test('a data folder that is a file', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'file'), '');
    const program = await start(folder, { MINGCHA_DATA: join(folder, 'file') });
    expect(await program.ended()).toBe(73);
    expect(program.told).toContain('is not a folder');
  });

  test('a data folder that nobody may write in', async () => {
    const program = await start(newFolder(), { MINGCHA_DATA: '/proc/mingcha' });
    expect(await program.ended()).toBe(77);
    expect(program.told.split('\n')).toHaveLength(1);
  });

  test('a disk with less room than it should have', async () => {
    const program = await start(newFolder(), { MINGCHA_MIN_FREE_MB: '9999999' });
    expect(await program.ended()).toBe(74);
    expect(program.told).toContain('at least 9999999 MB needed');
  });

  test('a database that is not there', async () => {
    const program = await start(newFolder(), {
      DATABASE_URL: 'postgresql://mingcha:geheim@127.0.0.1:9/mingcha',
    });
    expect(await program.ended()).toBe(69);
    expect(program.told).toContain('the database cannot be reached');
    expect(program.told).not.toContain('geheim');
  });

  test('a folder that a newer program has written', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'program.json'), JSON.stringify({ format: 1, version: '9.0.0', demo: false }));
    const program = await start(folder);
    expect(await program.ended()).toBe(78);
    expect(program.told).toContain('written by the newer version 9.0.0');
  });

  test('a folder of the demonstration', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'program.json'), JSON.stringify({ format: 1, version: '0.1.0', demo: true }));
    const program = await start(folder);
    expect(await program.ended()).toBe(78);
    expect(program.told).toContain('demonstration data');
  });

  test('a second start on the same folder, while the first goes on working', async () => {
    const folder = newFolder();
    const first = await start(folder);
    await first.healthy();
    const second = await start(folder);
    expect(await second.ended()).toBe(75);
    expect(second.told).toContain(`in use by another Mingcha (process ${first.child.pid})`);
    await first.healthy(1);
  });
});

describe('a running server', () => {
  test('stops in order on SIGTERM and on Ctrl-C, with status 0, and starts again', async () => {
    const folder = newFolder();
    const first = await start(folder);
    await first.healthy();
    expect(await first.stop('SIGTERM')).toBe(0);
    expect(first.out).toContain('Stopped');
    const second = await start(folder);
    await second.healthy();
    expect(await second.stop('SIGINT')).toBe(0);
    expect(readdirSync(folder)).not.toContain('instance.lock');
  });

  test('that was killed is followed by the next start without a question', async () => {
    const folder = newFolder();
    for (let n = 0; n < 3; n += 1) {
      const killed = await start(folder);
      await killed.healthy();
      await killed.stop('SIGKILL');
      expect(readdirSync(folder)).toContain('instance.lock');
    }
    const next = await start(folder);
    await next.healthy();
  });

  test('on an empty folder prints a one-time code, which founds one office and no second', async () => {
    const folder = newFolder();
    const program = await start(folder);
    await program.healthy();
    await new Promise((wake) => setTimeout(wake, 300));
    const code = /one-time code: (\S+)/.exec(program.out)?.[1] ?? '';
    const found = (with_: string) =>
      fetch(`http://127.0.0.1:${program.port}/trpc/setup.found`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          code: with_,
          office: { name: '清源市督查室', short: '督查室', code: '清督' },
          administrators: ['system-admin', 'security-admin', 'auditor'].map((role, n) => ({
            role,
            name: `管理员${n}`,
            username: `admin${n}`,
            password: `Berg-Quelle-${n}-2026`,
          })),
        }),
      });
    expect((await found('AAAA-AAAA')).status).toBe(422);
    const answers = await Promise.all([found(code), found(code), found(code)]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.every(({ status }) => status < 500)).toBe(true);
    expect((await found(code)).status).toBe(422);
    await program.stop();
    const again = await start(folder, { MINGCHA_LANES: '6' });
    await again.healthy();
    expect(again.out).not.toContain('one-time code');
    await again.stop();
    // New keys beside an old office are no way to go on: what was signed with the old ones could no longer be told apart.
    renameSync(join(folder, 'secrets'), join(folder, 'secrets-kept'));
    for (let n = 0; n < 2; n += 1) {
      const lost = await start(folder);
      expect(await lost.ended()).toBe(78);
      expect(lost.told).toContain('Restore the folder of secrets');
    }
    rmSync(join(folder, 'secrets'), { recursive: true });
    renameSync(join(folder, 'secrets-kept'), join(folder, 'secrets'));
    // Nor is a new key for receipts alone: no tablet would know it.
    renameSync(join(folder, 'secrets/receipt.pem'), join(folder, 'kept.pem'));
    expect(await (await start(folder)).ended()).toBe(78);
    renameSync(join(folder, 'kept.pem'), join(folder, 'secrets/receipt.pem'));
    await (await start(folder)).healthy();
  });

  test('keeps its secrets to itself: 0700 and 0600, and none of them in its output', async () => {
    const folder = newFolder();
    const program = await start(folder, { MINGCHA_LOG: 'debug' });
    await program.healthy();
    const secrets = join(folder, 'secrets');
    expect(statSync(secrets).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(secrets)) {
      expect(statSync(join(secrets, name)).mode & 0o777, name).toBe(0o600);
      const lines = readFileSync(join(secrets, name), 'utf8')
        .split('\n')
        .filter((line) => line.length > 20);
      for (const line of lines) expect(program.out + program.told).not.toContain(line);
    }
    expect(readdirSync(secrets)).toEqual(
      expect.arrayContaining([
        'credential.hmac',
        'lane-1.pem',
        'receipt.pem',
        'recovery.age',
        'session.hmac',
      ]),
    );
  });
});
