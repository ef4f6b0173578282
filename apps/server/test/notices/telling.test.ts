import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepNotices, tellNew, withCursor } from '../../src/notices/derive.ts';
import { remind } from '../../src/notices/remind.ts';
import { type Found, lockVisit, makeVisit, releaseTask } from '../house/field-work.ts';
import { chiefOf, openSheets, receive } from '../house/hear.ts';
import { type House, openHouse } from '../house/house.ts';
import { Tablet } from '../house/tablet.ts';
import { openTown, type Town } from '../house/town.ts';
import { heard, openAccounts, tellAll } from './told.ts';

let house: House;
let town: Town;
let visit: string;
let found: Found;

/** Lead and inspector have theirs from their tablet. */
const staff = ['planner', 'reviewer', 'second-reviewer', 'director', 'leader', 'third'];

beforeAll(async () => {
  house = await openHouse();
  town = await openTown(house);
  await town.hire('clerk', ['party'], town.unit);
  await town.hire('supervisor', ['discipline']);
  await town.hire('stranger', ['discipline']);
  await chiefOf(town);
  await town.hire('liaison', ['liaison'], town.unit);
  await town.hire('sitter', [], town.otherUnit);
  const seat = await town.admin.registry.establishSeat({ unit: town.unit, duty: 'liaison', title: '联络员' });
  await town.admin.registry.fillSeat({ id: seat.id, expected: seat.version, person: town.person('sitter') });
  await openAccounts(town, ['liaison', 'sitter', ...staff, 'clerk', 'supervisor', 'stranger', 'unit-chief']);
  await tellAll(house);
  const tablet = new Tablet(town);
  await tablet.enrol(['lead', 'inspector']);
  ({ visit } = await releaseTask(town));
  found = await makeVisit(town, tablet, visit, { findings: 2 });
  await tablet.send();
}, 180_000);
afterAll(() => house?.close());

const nth = (list: readonly string[], n: number): string => list[n] ?? '';
const draft = async () => {
  const planner = await town.as('planner');
  return planner.plans.draft({
    title: '12月窗口暗访',
    basis: '市长批示',
    scope: '窗口作风',
    method: '暗访',
    modes: ['photo'],
    from: '2026-12-01',
    to: '2026-12-10',
    covertFirst: true,
    units: [town.unit],
    secrecy: 'internal',
  });
};

describe('an entry', () => {
  it('is told to whoever has the next step, once, and not to whoever made it', async () => {
    const { id, version } = await draft();
    await (await town.as('planner')).plans.submit({ id, expected: version });
    await tellAll(house);
    await tellAll(house);
    expect(await heard(town, 'reviewer', id)).toEqual(['plan.to-review']);
    expect(await heard(town, 'second-reviewer', id)).toEqual(['plan.to-review']);
    expect(await heard(town, 'planner', id)).toEqual([]);
    expect(await heard(town, 'director', id)).toEqual([]);
  });

  it('of a tablet is told like any other', async () => {
    await tellAll(house);
    expect(await heard(town, 'director', visit)).toContain('visit.to-review');
    expect(await heard(town, 'lead', visit)).toEqual([]);
  });

  it('that somebody acted on is read for them, and stays unread for the others', async () => {
    const { id, version } = await draft();
    const sent = await (await town.as('planner')).plans.submit({ id, expected: version });
    await tellAll(house);
    await (await town.as('reviewer')).plans.review({ id, expected: sent.version, opinion: '可行。' });
    await tellAll(house);
    const read = async (key: string) => {
      const { rows } = await (await town.as(key)).notices.list({});
      return rows.find((row) => row.subjectId === id && row.code === 'plan.to-review')?.read;
    };
    expect([await read('reviewer'), await read('second-reviewer')]).toEqual([true, false]);
  });

  it('is told though the server was killed after the commit and before the telling', async () => {
    const { id, version } = await draft();
    await (await town.as('planner')).plans.submit({ id, expected: version });
    await house.services.db.sequencer.run();
    const before = await house.services.db.prisma.noticeCursor.findUniqueOrThrow({ where: { id: 1 } });
    // Killed in the midst of writing the notices: neither they nor the new place in the journal stand.
    await expect(
      withCursor(house.services, async (client, { last }) => {
        await keepNotices(house.services, client, last, [
          {
            id: 'half',
            office: town.office,
            person: town.person('reviewer'),
            code: 'plan.to-review',
            subjectType: 'plan',
            subjectId: id,
            number: null,
            due: null,
          },
        ]);
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await heard(town, 'reviewer', id)).toEqual([]);
    expect(await house.services.db.prisma.noticeCursor.findUniqueOrThrow({ where: { id: 1 } })).toEqual(
      before,
    );
    await tellNew(house.services);
    expect(await heard(town, 'reviewer', id)).toEqual(['plan.to-review']);
  });

  it('is told once though two servers read at once', async () => {
    const { id, version } = await draft();
    await (await town.as('planner')).plans.submit({ id, expected: version });
    await house.services.db.sequencer.run();
    const read = await Promise.all([
      tellNew(house.services),
      tellNew(house.services),
      tellNew(house.services),
    ]);
    expect(read.filter((count) => count > 0)).toHaveLength(1);
    expect(await heard(town, 'reviewer', id)).toEqual(['plan.to-review']);
  });

  it('is numbered without a gap, in the order of telling', async () => {
    const rows = await house.services.db.prisma.notice.findMany({ orderBy: { n: 'asc' } });
    expect(rows.map((row) => Number(row.n))).toEqual(rows.map((_, index) => index + 1));
  });
});

describe('a sheet for the unit', () => {
  it('is told to the unit’s people openly with its last day, and another day is reminded of once', async () => {
    await lockVisit(town, visit);
    const sheets = await openSheets(town, nth(found.findings, 0), [town.person('clerk')]);
    const [own = ''] = sheets.persons;
    await receive(await chiefOf(town), sheets.unit);
    await tellAll(house);
    expect(await heard(town, 'planner', sheets.unit)).toEqual(['confirmation.to-serve']);
    // The chief took it in themselves; the liaison hears of it; who sits there without the right to read it does not.
    expect(await heard(town, 'unit-chief', sheets.unit)).toEqual([]);
    expect(await heard(town, 'liaison', sheets.unit)).toEqual(['confirmation.to-answer']);
    const sitter = { person: town.person('sitter'), subjectId: sheets.unit };
    expect(await house.services.db.prisma.notice.count({ where: sitter })).toBe(0);
    expect(await heard(town, 'unit-chief', own)).toEqual([]);
    const before = house.clock.now;
    expect(await remind(house.services)).toBe(0);
    const sheet = await house.services.db.prisma.confirmation.findUniqueOrThrow({
      where: { id: sheets.unit },
    });
    house.clock.now = Number(sheet.due) - 30 * 60 * 60_000;
    await remind(house.services);
    expect(await remind(house.services)).toBe(0);
    const { rows } = await (await town.as('unit-chief')).notices.list({});
    const reminder = rows.find((row) => row.code === 'confirmation.due-soon');
    expect(reminder).toMatchObject({ subjectId: sheets.unit, due: Number(sheet.due) });
    house.clock.now = before;
  });
});

describe('a text to copy', () => {
  it('says what waits, until when and where to sign in, to whoever may read the subject and to nobody else', async () => {
    const sheet = await house.services.db.prisma.confirmation.findFirstOrThrow({
      where: { person: null, state: 'served' },
    });
    const asked = { subjectType: 'confirmation', subjectId: sheet.id } as const;
    const { zh, en } = await (await town.as('unit-chief')).notices.wording(asked);
    expect(zh).toMatch(
      /^【明察】有一份事实确认书等您答复，期限 11月27日（周五）17:30。请登录 http\S+ 办理。$/,
    );
    expect(en).toMatch(
      /^\[Mingcha\] A confirmation of facts waits for your answer, due Fri 27 Nov 17:30\. Sign in at http\S+\.$/,
    );
    await expect(
      (await town.as('stranger')).notices.wording({ ...asked, subjectType: 'case' }),
    ).rejects.toThrow('not-found');
    await expect((await town.as('privacy')).notices.wording(asked)).rejects.toThrow('not-found');
  });
});

describe('a referral', () => {
  it('is told to those named to know of it and to nobody else, and what was told before is gone', async () => {
    const id = nth(found.findings, 0);
    const director = await town.as('director');
    const { finding } = await director.findings.get({ id });
    const sheet = await house.services.db.prisma.confirmation.findFirstOrThrow({ where: { finding: id } });
    const about = { subjectId: { in: [id, sheet.id] } };
    expect(await house.services.db.prisma.notice.count({ where: about })).toBeGreaterThan(0);
    expect(await heard(town, 'planner', sheet.id)).toEqual(['confirmation.to-serve']);
    await director.findings.refer({
      id,
      expected: finding.version,
      ground: '涉嫌职务违法，移送。',
      holders: [town.person('supervisor')],
    });
    await tellAll(house);
    for (const key of ['stranger', 'unit-chief', 'lead', 'inspector', ...staff])
      expect(await heard(town, key, sheet.id), key).toEqual([]);
    expect(await heard(town, 'supervisor', id)).toEqual(['finding.referred']);
    for (const key of ['stranger', 'lead', 'inspector', ...staff])
      expect(await heard(town, key, id), key).toEqual([]);
  });
});

describe('a bell', () => {
  it('belongs to one person: nobody marks another one’s notices, and reading up to a number leaves what came later', async () => {
    const mine = await (await town.as('second-reviewer')).notices.list({});
    const { rows, unread } = await (await town.as('reviewer')).notices.list({});
    const strange = mine.rows.filter((row) => !row.read).map((row) => row.id);
    expect(strange.length).toBeGreaterThan(0);
    await (await town.as('reviewer')).notices.read({ notices: strange });
    expect((await (await town.as('second-reviewer')).notices.list({})).unread).toBe(mine.unread);
    const newest = rows.filter((row) => !row.read)[0];
    const left = await (await town.as('reviewer')).notices.read({ until: (newest?.n ?? 1) - 1 });
    expect(unread).toBeGreaterThan(1);
    expect(left.unread).toBe(1);
  });

  it('shows pages without repeating or skipping', async () => {
    const reviewer = await town.as('reviewer');
    const first = await reviewer.notices.list({ limit: 2 });
    const second = await reviewer.notices.list({ limit: 2, before: first.next ?? 0 });
    const all = await reviewer.notices.list({ limit: 4 });
    expect([...first.rows, ...second.rows]).toEqual(all.rows);
  });

  it('keeps no words of what was found', async () => {
    const rows = await house.services.db.prisma.notice.findMany();
    const text = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? Number(value) : value));
    for (const secret of ['网络视频', '涉嫌', '同志', '补充说明']) expect(text).not.toContain(secret);
  });
});
