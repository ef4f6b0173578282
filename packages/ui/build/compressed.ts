import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

/** For Vite: beside every script and style of an app its Brotli form, made once; the server hands it to whoever takes it. */
export function compressed() {
  let folder = '';
  return {
    name: 'compressed',
    apply: 'build' as const,
    configResolved(config: { readonly root: string; readonly build: { readonly outDir: string } }) {
      folder = resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
      const names = ['', 'assets'].flatMap((below) =>
        readdirSync(join(folder, below)).map((name) => join(below, name)),
      );
      for (const name of names.filter((each) => /\.(js|css)$/.test(each)))
        writeFileSync(
          join(folder, `${name}.br`),
          brotliCompressSync(readFileSync(join(folder, name)), options),
        );
    },
  };
}
