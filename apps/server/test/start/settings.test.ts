import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { hasWord } from '@mingcha/words';
import { describe, expect, test } from 'vitest';
import { Env, readEnv, withEnvFile } from '../../src/config/env.ts';
import { settingsOf } from '../../src/config/settings.ts';
import { failureStatus } from '../../src/start/failure.ts';
import { checkNode } from '../../src/start/node-version.ts';

const example = resolve(import.meta.dirname, '../../../../.env.example');

describe('settings', () => {
  test('are all in .env.example, and nothing else is', () => {
    const listed = [...readFileSync(example, 'utf8').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(
      (match) => match[1],
    );
    expect([...new Set(listed)].sort()).toEqual(Object.keys(Env.shape).sort());
  });

  test('have in .env.example the defaults that stand without it', () => {
    const read = readEnv(withEnvFile({}, example));
    const bare = readEnv({});
    expect(read).toEqual(bare);
  });

  test('have a sentence for every mistake, in both languages; every failure has one too', () => {
    for (const name of Object.keys(Env.shape)) expect(hasWord(`server.setting.${name}`), name).toBe(true);
    for (const code of Object.keys(failureStatus)) expect(hasWord(`server.failure.${code}`), code).toBe(true);
  });

  test('make cookies secure exactly when people come over TLS', () => {
    const secure = (url: string) => {
      const read = readEnv({ MINGCHA_PUBLIC_URL: url });
      if (!read.ok) throw new Error('refused');
      return settingsOf(read.env, '/', 'C').secure;
    };
    expect(secure('https://mingcha.example')).toBe(true);
    expect(secure('http://127.0.0.1:8080')).toBe(false);
  });

  test('name all mistakes at once', () => {
    const read = readEnv({ MINGCHA_LANES: '0', MINGCHA_LOG: 'loud', MINGCHA_PORT: '70000' });
    expect(read.ok ? [] : read.mistakes.map((mistake) => mistake.name).sort()).toEqual([
      'MINGCHA_LANES',
      'MINGCHA_LOG',
      'MINGCHA_PORT',
    ]);
  });
});

test('an outer Node that is too old is told so', () => {
  expect(() => checkNode('v20.19.4')).toThrow('node-version');
  expect(() => checkNode('v24.1.0')).not.toThrow();
});
