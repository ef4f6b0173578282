import { checkPlacement, type TreeHead } from '@mingcha/journal';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ports } from '../../src/journal/ports.ts';
import type { Browser } from '../door/browser.ts';
import { signedInAs } from '../door/signed-in.ts';
import { lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { checked, faultsIn } from './checked.ts';
import { fetched, type Line, type Opened, opened } from './opened.ts';

// Two offices in one installation: one journal, one log, one server. A package of one tells nothing of the other.

interface Side {
  readonly town: Town;
  readonly visit: string;
  readonly findings: readonly string[];
  readonly director: Browser;
}

let house: House;
let sides: { readonly one: Side; readonly other: Side };

async function begun(
  name: string,
  code: string,
): Promise<Omit<Side, 'findings' | 'director'> & { tablet: Tablet }> {
  const town = await openTown(house, name, code);
  const { visit } = await releaseTask(town, { covert: true });
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  return { town, visit, tablet };
}

beforeAll(async () => {
  house = await openHouse();
  const first = await begun('清源市人民政府督查室', '清督');
  const second = await begun('临川市人民政府督查室', '临督');
  // Both at work in the same hours: what they do stands in turns in the one log.
  const ended = [];
  for (const { town, visit, tablet } of [first, second])
    ended.push(await makeVisit(town, tablet, visit, { findings: 2 }));
  for (const { tablet } of [second, first]) await tablet.send();
  for (const { town, visit } of [first, second]) await lockVisit(town, visit);
  await house.services.db.sequencer.run();
  const side = async ({ town, visit }: typeof first, found: { findings: readonly string[] } | undefined) => ({
    town,
    visit,
    findings: found?.findings ?? [],
    director: await signedInAs(town, 'director'),
  });
  sides = { one: await side(first, ended[0]), other: await side(second, ended[1]) };
}, 300_000);
afterAll(() => house?.close());

const ask = (type: 'visit' | 'finding', id: string) => ({
  type,
  id,
  scope: 'full',
  receiver: '某法院立案庭',
  way: 'folder',
});

async function made({ director }: Side, type: 'visit' | 'finding', id: string): Promise<string> {
  const { body } = await director.tell('packages.make', ask(type, id));
  const { data } = (body as { result?: { data?: { id: string } } }).result ?? {};
  if (data === undefined) throw new Error(JSON.stringify(body));
  return data.id;
}

/** Everything by which people, places, tablets and cases of an office are called in the journal; and the hashes of its entries. */
async function namesOf({ town: { office } }: Side) {
  const { prisma } = house.services.db;
  const entries = await prisma.entry.findMany({
    where: { office },
    select: { hash: true, subjectId: true, kind: true },
  });
  const tablets = await prisma.device.findMany({ where: { office } });
  const lanes = new Set(
    entries.flatMap(({ kind, subjectId }) => (kind === 'lane.opened' ? [subjectId] : [])),
  );
  const subjects = entries.map(({ subjectId }) => subjectId).filter((id) => id !== office && !lanes.has(id));
  return {
    names: [...new Set([...subjects, ...tablets.map(({ writer }) => writer)])],
    hashes: entries.map(({ hash }) => hash),
  };
}

function tells({ files }: Opened, names: readonly string[]): string[] {
  const bytes = Buffer.concat([...files.values()]);
  return names.filter((name) => bytes.includes(name));
}

describe('a package of an office beside another one', () => {
  it.each(['one', 'other'] as const)(
    'of %s holds what is its own and no name of the other, and its proofs hold over the common log',
    async (name) => {
      const mine = sides[name];
      const { bytes } = await fetched(house, mine.director, await made(mine, 'visit', mine.visit));
      expect(await faultsIn(bytes)).toEqual([]);
      const { verdict } = await checked(bytes);
      expect(verdict).toBe('holds');

      const found = await opened(bytes);
      expect(found.about.subjects).toContainEqual(expect.objectContaining({ type: 'visit', id: mine.visit }));
      for (const finding of mine.findings)
        expect(found.about.subjects).toContainEqual(
          expect.objectContaining({ type: 'finding', id: finding }),
        );
      const headers = [...found.entries, ...found.lines<Line>('links')];
      const foreign = headers.filter(({ header }) => header.office !== mine.town.office);
      // One lane serves both, and was opened when the first of them was founded: that entry names its office, and no more of it.
      expect(new Set(foreign.map(({ header }) => header.kind))).toEqual(
        new Set(name === 'one' ? [] : ['lane.opened']),
      );
      const their = await namesOf(sides[name === 'one' ? 'other' : 'one']);
      expect(their.names.length).toBeGreaterThan(40);
      expect(tells(found, their.names)).toEqual([]);
      // In a lane that both write, what was written before an entry is told by its hash alone.
      const before = new Set(headers.map(({ header }) => header.prev));
      const own = new Set(headers.map(({ hash }) => hash));
      expect(tells(found, their.hashes).filter((hash) => !before.has(hash) && !own.has(hash))).toEqual([]);
      expect(foreign.every(({ hash }) => own.has(hash) && their.hashes.includes(hash))).toBe(true);
      // The search finds what is there.
      expect(tells(found, (await namesOf(mine)).names).length).toBeGreaterThan(10);

      // Its places have gaps where the other one wrote; each leads to the root all the same.
      const { head } = JSON.parse(found.read('data/heads.json')) as { head: TreeHead };
      const places = found.lines<{ hash: string; leaf: number }>('placements');
      expect(places.length).toBeLessThan(head.size);
      for (const place of places)
        expect(checkPlacement(ports, place, head, { hash: place.hash }).ok).toBe(true);
    },
  );

  it('is made by nobody of the other office, and fetched by nobody of it', async () => {
    const { one, other } = sides;
    for (const [type, id] of [
      ['visit', one.visit],
      ['finding', one.findings[0] ?? ''],
    ] as const) {
      const { body } = await other.director.tell('packages.make', ask(type, id));
      expect(JSON.stringify(body)).toContain('not-found');
      const { packages } = await other.town.as('director');
      await expect(packages.of({ type, id })).rejects.toThrow('not-found');
    }
    const id = await made(one, 'visit', one.visit);
    expect((await fetched(house, other.director, id)).status).toBe(404);
    expect((await fetched(house, one.director, id)).status).toBe(200);
  });
});
