import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Manifests and news as they lie in the sources are for people to read; on the tablet nobody reads their blanks. */
export function smallJson(): Plugin {
  let folder = '';
  return {
    name: 'small-json',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir);
    },
    // Before the service worker lists what there is, with its hashes.
    writeBundle() {
      for (const name of readdirSync(folder)) {
        if (!/\.(webmanifest|json)$/.test(name)) continue;
        const path = join(folder, name);
        writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))));
      }
    },
  };
}
