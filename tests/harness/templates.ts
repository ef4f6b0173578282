import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateSetting } from './made-once.ts';

/** Before all stories: a place for what is made once; after all of them it goes. */
export default function placeForTemplates(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-template-'));
  chmodSync(folder, 0o755);
  process.env[templateSetting] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
