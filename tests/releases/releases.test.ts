import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { withRelease } from './folded.ts';
import { type Digests, digestsOf, releases } from './release.ts';

// What a version recorded, every later one reads, and reads as the same: a journal is kept for longer than a program.

test.each(releases().map((release) => [basename(release), release]))(
  'the journal of version %s is brought here and says in every table what it said',
  async (_, release) => {
    const before = JSON.parse(readFileSync(join(release, 'digests.json'), 'utf8')) as Digests;
    const now = await withRelease(release, (url) => digestsOf(url, before));
    // Meant otherwise? `node tests/releases/make-release.ts digests`, and look at the difference.
    expect(now).toEqual(before);
    expect(before.unfolded?.rows).toBe(0);
    expect(before.finding?.rows).toBeGreaterThan(10);
  },
);
