import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import { openFonts, roles, UnreadableFont } from '@mingcha/documents';
import type { Contradiction } from './tls-mistakes.ts';

const names: readonly string[] = [...roles, 'fallback'];
const endings: readonly string[] = ['.ttf', '.otf', '.ttc'];

/** Before anything is started: a font under a name that says no role would be missed by nobody until it is looked at with a ruler. */
export function fontMistakes({ fonts: folder }: { readonly fonts: string | null }): Contradiction[] {
  if (folder === null) return [];
  let files: string[];
  try {
    files = readdirSync(folder).filter((name) => endings.includes(extname(name).toLowerCase()));
  } catch {
    return [{ key: 'server.fonts.not-a-folder', facts: { value: folder } }];
  }
  const unknown = files.filter((name) => !names.includes(name.slice(0, -extname(name).length)));
  if (unknown.length > 0)
    return unknown.map((value) => ({
      key: 'server.fonts.name-unknown',
      facts: { value, names: names.join(', ') },
    }));
  try {
    openFonts({ folder });
    return [];
  } catch (error) {
    if (!(error instanceof UnreadableFont)) throw error;
    return [{ key: 'server.fonts.unreadable', facts: { value: error.path } }];
  }
}
