import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { openDatabase } from '@mingcha/db';
import { evidenceLifecycle } from '@mingcha/domain/evidence';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { act } from '../../src/act.ts';
import { folds, foldVersion } from '../../src/folds.ts';
import { recordingEncoder } from '../../src/masking/recipe.ts';
import { signedInAs } from '../door/signed-in.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { chiefOf, openSheets, receive } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { type Bench, bench, film, loudness, sound } from '../masking/recordings.ts';
import { checked } from '../packages/checked.ts';
import { fetched, opened } from '../packages/opened.ts';
import { lookAt } from '../verify/tampered.ts';

let place: Bench;
let house: House;
let town: Town;
let visit: string;
let talk: string;
let scene: string;
let finding: string;
const spans = [{ what: 'voice' as const, x: 0, y: 0, w: 0, h: 0, fromMs: 500, toMs: 1500 }];

beforeAll(async () => {
  place = bench();
  house = await openHouse();
  town = await openTown(house);
  ({ visit } = await releaseTask(town, { covert: true }));
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  const found = await makeVisit(town, tablet, visit, {
    recordings: [
      { medium: 'audio', mime: 'audio/webm;codecs=opus', bytes: await sound(place, 'talk', 'webm', 2) },
      { medium: 'video', mime: 'video/webm;codecs=vp8,opus', bytes: await film(place, 'scene', 'webm', 2) },
    ],
  });
  [talk = '', scene = ''] = found.recordings;
  [finding = ''] = found.findings;
  await tablet.send();
  await lockVisit(town, visit);
  await house.services.workshop.start();
}, 300_000);
afterAll(async () => {
  await house?.close();
  place?.close();
});

const version = async (id: string) =>
  (await (await town.as('reviewer')).evidence.get({ id })).evidence.version;

/** Asked for by a planner, and there. */
async function prepared(id: string, regions: object[]) {
  const planner = await town.as('planner');
  await planner.evidence.prepareMask({ id, regions: regions as typeof spans });
  await house.services.workshop.settled();
  return planner.evidence.maskDraft({ id });
}

const box = { what: 'face' as const, x: 2500, y: 2500, w: 5000, h: 5000, fromMs: 0, toMs: 1000 };

describe('a masked recording', () => {
  it('is nobody’s but who asked for it until it is recorded, and every look at it is in the log', async () => {
    const draft = await prepared(talk, spans);
    expect(draft).toMatchObject({ state: 'ready', refusal: null, regions: spans });
    const [planner, reviewer] = [await signedInAs(town, 'planner'), await signedInAs(town, 'reviewer')];
    const path = `/files/evidence/${talk}?copy=draft`;
    const answer = await planner.get(path, { range: 'bytes=0-9' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([206, 'audio/webm']);
    expect((await reviewer.get(path)).status).toBe(404);
    expect(await (await town.as('reviewer')).evidence.maskDraft({ id: talk })).toBe(null);
    const { views } = await (await town.as('planner')).evidence.custody({ id: talk });
    expect(views.at(-1)?.copy).toBe('draft');
  });

  it('is recorded by who looked at it, as the bytes that were looked at, and leaves no draft', async () => {
    const planner = await town.as('planner');
    const draft = await planner.evidence.maskDraft({ id: talk });
    const sha256 = draft?.copy?.sha256 ?? '';
    const expected = await version(talk);
    await expect(planner.evidence.recordMask({ id: talk, expected, sha256: 'a'.repeat(64) })).rejects.toThrow(
      'masking.draft-gone',
    );
    const { blobs, workshop } = house.services;
    // The same bytes lie there as the copy of something else, and go just now.
    await blobs.put(readFileSync(workshop.copyOf({ evidence: talk, person: town.person('planner') })));
    // Whoever looked what names these bytes before this entry stood takes them away before it does.
    vi.spyOn(blobs, 'adopt').mockImplementationOnce(async (...brought) => {
      const stored = await blobs.adopt(...brought);
      await blobs.destroy(sha256);
      return stored;
    });
    const made = await planner.evidence.recordMask({ id: talk, expected, sha256 });
    expect(made.state).toBe('masked');
    expect(await planner.evidence.maskDraft({ id: talk })).toBe(null);
    const entries = await house.services.db.read((reader) =>
      reader.recordedOf({ type: 'evidence', id: talk }),
    );
    const { evidence } = await planner.evidence.get({ id: talk });
    expect(entries.at(-1)?.payload).toEqual({
      sha256,
      regions: spans,
      maker: town.person('planner'),
      original: evidence.sha256,
      encoder: recordingEncoder,
    });
    const loud = await loudness(place, blobs.absolute(sha256));
    expect([loud(600, 1500) < 0.0001, loud(100, 400) > 0.05]).toEqual([true, true]);
  });

  it('goes out in a masked package only after another person has heard it; the original never', async () => {
    const planner = await signedInAs(town, 'planner');
    const ask = { type: 'visit', id: visit, scope: 'masked', receiver: '某法院', way: 'folder' };
    const packed = async () => {
      const { body } = await planner.tell('packages.make', ask);
      const { id } = (body as unknown as { result: { data: { id: string } } }).result.data;
      const { bytes } = await fetched(house, planner, id);
      return { bytes, files: (await opened(bytes)).about.files };
    };
    expect((await packed()).files).toEqual([]);
    const { evidence } = await (await town.as('reviewer')).evidence.get({ id: talk });
    const seen = { id: talk, expected: evidence.version, sha256: evidence.maskedHash ?? '' };
    await expect((await town.as('planner')).evidence.checkMask(seen)).rejects.toThrow();
    await (await town.as('reviewer')).evidence.checkMask(seen);
    const { bytes, files } = await packed();
    expect(files.map(({ role, path }) => `${role} ${path}`)).toEqual([
      `masked data/evidence/${evidence.maskedHash}.webm`,
    ]);
    expect((await checked(bytes)).faults).toEqual([]);
  });

  it('is heard by the respondent, who gets no other of them, and each playing is one look', async () => {
    const chief = await chiefOf(town);
    const { unit } = await openSheets(town, finding);
    await receive(chief, unit);
    const { confirmation, media } = await chief.confirmations.get({ id: unit });
    expect([confirmation.shows, media]).toEqual([[talk], { [talk]: 'audio' }]);
    const browser = await signedInAs(town, 'unit-chief');
    const door = (piece: string) => `/files/confirmations/${unit}/evidence/${piece}`;
    const heard = await browser.get(door(talk));
    expect(heard.headers.get('content-type')).toBe('audio/webm');
    const { evidence } = await (await town.as('reviewer')).evidence.get({ id: talk });
    const bytes = Buffer.from(await heard.arrayBuffer());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(evidence.maskedHash);
    expect((await browser.get(door(talk), { range: 'bytes=100-199' })).status).toBe(206);
    for (const path of [door(scene), `/files/evidence/${talk}`, `/files/evidence/${talk}?copy=draft`])
      expect((await browser.get(path)).status, path).toBeGreaterThan(400);
    const { views } = await (await town.as('reviewer')).evidence.custody({ id: talk });
    expect(views.filter(({ copy }) => copy === 'shown')).toHaveLength(1);
  });

  it.each([
    ['a rectangle on sound', () => talk, [box]],
    ['a span without an end', () => scene, [{ ...spans[0], toMs: undefined }]],
    ['a span that ends before it begins', () => scene, [{ ...spans[0], fromMs: 9, toMs: 3 }]],
    ['a rectangle beside the picture', () => scene, [{ ...box, x: 6000 }]],
  ])('%s is refused before anything is made', async (_, id, regions) => {
    await expect(prepared(id(), regions as object[])).rejects.toThrow('input-invalid');
  });

  it('is made once more by verify, which names one that is not the original with these regions', async () => {
    const planner = await town.as('planner');
    const { url, directUrl } = house.services.db;
    const db = await openDatabase({ url, directUrl, folds, foldVersion, keyring: house.services.keyring });
    const masks = async () => (await lookAt(house, db, {})).filter((line) => line.includes('mask.'));
    const draft = await prepared(scene, [box, ...spans]);
    const sha256 = draft?.copy?.sha256 ?? '';
    await planner.evidence.recordMask({ id: scene, expected: await version(scene), sha256 });
    expect(await masks()).toEqual([]);
    // The honest copy, with an entry that says something else was hidden.
    await act(
      { ...(await house.signedIn(town.person('planner'), town.office)), verb: 'evidence.mask' },
      {
        lifecycle: evidenceLifecycle,
        subject: { type: 'evidence', id: scene },
        command: { type: 'maskEvidence', sha256, regions: [box], encoder: recordingEncoder },
        facts: {},
        expected: await version(scene),
      },
    );
    expect(await masks()).toEqual([expect.stringMatching(new RegExp(`mask.differs +evidence ${scene} `))]);
    await db.close();
  });
});
