import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFonts } from '@mingcha/documents';
import { afterAll, describe, expect, it } from 'vitest';
import { fontMistakes } from '../../src/config/font-mistakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'mingcha-fonts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const licensed = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
);
function holding(name: string, put: (path: string) => void): string {
  const own = join(folder, name);
  mkdirSync(own);
  put(own);
  return own;
}

describe("the operator's fonts", () => {
  it('are taken by role, and are substitutes no more', () => {
    const fonts = holding('good', (path) => copyFileSync(licensed, join(path, 'body.ttf')));
    expect(fontMistakes({ fonts })).toEqual([]);
    const { substitutes, faceFor } = openFonts({ folder: fonts, system: false });
    expect(substitutes.map(({ role }) => role)).not.toContain('body');
    expect(faceFor('body', '国'.codePointAt(0) ?? 0)?.name).toBe('NotoSansSC-Medium');
  });

  it.each([
    ['server.fonts.not-a-folder', join(folder, 'missing')],
    ['server.fonts.name-unknown', holding('named', (path) => writeFileSync(join(path, 'FangSong.ttf'), ''))],
    [
      'server.fonts.unreadable',
      holding('broken', (path) => writeFileSync(join(path, 'title.ttf'), 'no font')),
    ],
  ])('say in one sentence what is wrong with them: %s', (key, fonts) => {
    expect(fontMistakes({ fonts }).map((mistake) => mistake.key)).toEqual([key]);
  });
});
