import { describe, expect, it } from 'vitest';
import { verifyPackage } from '../src/index.ts';
import { append, crypto, faultsOf, story } from './bend.ts';
import { bendsOfParts } from './bends-of-parts.ts';
import { bendsOfStories } from './bends-of-stories.ts';
import { inFolder } from './maker/containers.ts';
import { bagged, draftOf, filesOf } from './maker/package.ts';

describe('what does not hold is named, with its place', () => {
  it.each([...bendsOfParts, ...bendsOfStories])('%s', async (_what, how, expected) => {
    const draft = draftOf(story);
    how(draft, story);
    const found = await faultsOf(bagged(filesOf(draft, story)));
    expect(found).toEqual(expected.map(([code, place]) => `${code} ${place}`).sort());
  });
});

it('what was written after a revocation holds once a named person released it, and that is told', async () => {
  const draft = draftOf(story);
  const { office, subjects } = story;
  const by = office.lane;
  const made = office.compose({ by: office.tablet, kind: 'finding.amended', subject: subjects.finding });
  const payload = { lastSeq: made.header.seq - 1, lastHash: made.header.prev, reason: '失窃' };
  const revoked = office.compose({ by, kind: 'device.revoked', subject: subjects.device, payload });
  const release = { hash: made.hash, reason: '本人写的' };
  const released = office.compose(
    { by, kind: 'hold.released', subject: subjects.finding, payload: release },
    [...office.log, revoked, made],
  );
  append(draft, story, [revoked, made, released]);
  const { faults, open } = await verifyPackage(inFolder(bagged(filesOf(draft, story))), crypto);
  expect(faults).toEqual([]);
  expect(open.map(({ code, at: place }) => `${code} ${place}`)).toContain(
    `released data/entries.ndjson:${draft.entries.length - 1}`,
  );
});
