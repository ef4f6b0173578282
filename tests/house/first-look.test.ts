import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runInNewContext } from 'node:vm';
import { type AppName, featureKeys, features, minimumOf } from '@mingcha/ui/browsers';
import { firstLook } from '@mingcha/ui/first-look';
import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';

const house = resolve(import.meta.dirname, '../..');
const apps: readonly AppName[] = ['desk', 'field'];

/** A browser as far as the first script looks: what it has, and what it was made to write. */
function look(app: AppName, change: (globals: Record<string, unknown>) => void = () => {}) {
  const written: string[] = [];
  const nothing = () => {};
  const globals: Record<string, unknown> = {
    Map: { groupBy: nothing },
    Promise: { withResolvers: nothing },
    CSS: { supports: () => true },
    EventSource: nothing,
    indexedDB: {},
    IDBDatabase: nothing,
    crypto: { subtle: { generateKey: nothing } },
    WebAssembly: { instantiate: nothing },
    BigInt,
    caches: {},
    FileSystemFileHandle: nothing,
    MediaRecorder: nothing,
    isSecureContext: true,
    navigator: {
      serviceWorker: {},
      storage: { getDirectory: nothing },
      locks: { request: nothing },
      mediaDevices: { getUserMedia: nothing },
    },
    document: {
      createElement: () => ({ noModule: false }),
      readyState: 'loading',
      addEventListener: nothing,
      write: (text: string) => written.push(text),
    },
  };
  change(globals);
  globals.window = globals;
  runInNewContext(firstLook(app), globals);
  return written;
}

describe.each(apps)('the first script of %s', (app) => {
  it('is written in the language of 2009, in letters that every encoding knows', () => {
    const script = firstLook(app);
    expect(() => parse(script, { ecmaVersion: 5 })).not.toThrow();
    expect(script).toMatch(/^[\t\n\x20-\x7e]*$/);
    expect(() => parse('const a = 1;', { ecmaVersion: 5 })).toThrow();
  });

  it('lets a browser pass that has everything, and stops the page in one that lacks something', () => {
    expect(look(app)).toEqual([]);
    expect(look(app, (globals) => void Object.assign(globals, { Map: {} }))).toEqual(['<plaintext hidden>']);
    expect(look(app, (globals) => void delete globals.navigator)).toHaveLength(app === 'field' ? 1 : 0);
  });
});

it('an address without TLS stops the tablet app, not the desk', () => {
  const plain = (globals: Record<string, unknown>) => {
    globals.isSecureContext = false;
  };
  expect(look('field', plain)).toHaveLength(1);
  expect(look('desk', plain)).toEqual([]);
});

describe('the table of browsers', () => {
  it('names every feature once', () => {
    expect(features.map(({ key }) => key)).toEqual(featureKeys);
  });

  it('says for each app the versions in which the youngest of its features came', () => {
    expect(minimumOf('field')).toEqual({ chromium: 119, safari: 17.4, firefox: 121 });
    expect(minimumOf('desk')).toEqual({ chromium: 117, safari: 17.4, firefox: 121 });
  });

  it.each(['README.md', 'docs/runbook.md'])('is what %s says', (name) => {
    const text = readFileSync(resolve(house, name), 'utf8');
    for (const app of apps) {
      const { chromium, safari, firefox } = minimumOf(app);
      expect(text).toMatch(new RegExp(`\\| *${chromium} *\\| *${safari} *\\| *${firefox} *\\|`));
    }
  });
});
