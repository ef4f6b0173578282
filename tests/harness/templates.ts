import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { templateSetting } from '@mingcha/soak';

/** Before all stories: a place for what is made once, where the run has none; after all of them it goes. */
export default function placeForTemplates(): () => void {
  if (process.env[templateSetting] !== undefined) return () => {};
  const folder = mkdtempSync(join(tmpdir(), 'mingcha-template-'));
  chmodSync(folder, 0o755);
  process.env[templateSetting] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
