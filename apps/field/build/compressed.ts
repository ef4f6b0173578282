import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Plugin } from 'vite';

/** Beside every script and style of the app its Brotli form, made once: the server hands it to whoever takes it. */
export function compressed(): Plugin {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir, 'assets');
    },
    closeBundle() {
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      for (const name of readdirSync(folder).filter((each) => /\.(js|css)$/.test(each)))
        writeFileSync(
          join(folder, `${name}.br`),
          brotliCompressSync(readFileSync(join(folder, name)), options),
        );
    },
  };
}
