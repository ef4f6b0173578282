import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { z } from 'zod';

const house = resolve(import.meta.dirname, '../..');

const Verdict = z.object({
  whole: z.boolean(),
  entries: z.int(),
  blobs: z.int(),
  findings: z.array(z.object({ check: z.string(), code: z.string(), place: z.string() })),
});

/** `npm run verify` on a folder, as an operator calls it. */
export function verifyFolder(folder: string): z.infer<typeof Verdict> & { status: number | null } {
  const ran = spawnSync('npm', ['run', '--silent', 'verify', '--', '--json', '--folder', folder], {
    cwd: house,
    encoding: 'utf8',
    env: { ...process.env, MINGCHA_LANGUAGE: 'en' },
  });
  try {
    return { ...Verdict.parse(JSON.parse(ran.stdout)), status: ran.status };
  } catch {
    throw new Error(`verify ended with ${ran.status}:\n${ran.stdout}\n${ran.stderr}`);
  }
}
