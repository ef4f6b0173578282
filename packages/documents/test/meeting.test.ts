import { beforeAll, describe, expect, it } from 'vitest';
import { MeetingView, type RenderedSheets, renderMeeting } from '../src/index.ts';
import { block, mm } from '../src/paper.ts';
import { expectGolden } from './golden-page.ts';
import { allCharacters, fonts, rawPages } from './printed.ts';
import { digest, photoBytes } from './sample-bulletins.ts';
import { meetingView, outwardView } from './sample-meetings.ts';

const print = (view: MeetingView = meetingView) => renderMeeting(view, { fonts, digest, photos: photoBytes });
const told = ({ bytes }: RenderedSheets) => rawPages(bytes).map((page) => page.replace(/\s/gu, ''));

let pack: RenderedSheets;
beforeAll(async () => {
  pack = await print();
});

describe('a meeting pack', () => {
  it('has one page for each unit: problem, promise with people and day, progress, before and after', () => {
    expect(pack.pages).toBe(meetingView.units.length);
    const pages = told(pack);
    meetingView.units.forEach(({ unit, rows }, i) => {
      expect(pages[i]).toContain(unit);
      for (const row of rows)
        for (const said of [row.problem, row.measure ?? row.requirement, row.status, ...row.progress])
          expect(pages[i], said).toContain(said.replace(/\s/gu, ''));
      expect(pages[i]).toContain('整改前');
      expect(pages[i]).toContain('整改后');
      expect(pages[i]).toContain('督查室内部使用');
    });
    expect(pages[0]).toContain('孙志强副局长、不动产登记中心、刘文清');
    expect(pages[0]).toContain('2026年11月17日前完成');
    expect(pages[0]).toContain('共2项：已销号1项，未销号1项，其中超期0项。');
  });

  it('keeps to its page however much a unit has to answer for, and says what has no room', async () => {
    const [first] = meetingView.units;
    if (first === undefined) throw new Error('no unit');
    for (const [count, length] of [
      [2, 40],
      [2, 300],
      [60, 1500],
    ] as const) {
      const [row] = first.rows;
      if (row === undefined) throw new Error('no row');
      const rows = Array.from({ length: count }, () => ({ ...row, problem: '查'.repeat(length) }));
      const view = { ...meetingView, units: [{ ...first, rows }] };
      const printed = await print(view);
      expect(printed.pages).toBe(1);
      const [page = ''] = told(printed);
      expect(page.includes('见整改台账')).toBe(count === 60);
      for (const { y } of allCharacters(printed.bytes)[0] ?? [])
        expect(y < block.bottom + 1 || y > block.bottom + mm(6)).toBe(true);
    }
  });

  it('that may leave the office shows nothing that a unit sent in, and says so in its place', async () => {
    const pages = told(await print(outwardView));
    for (const page of pages) {
      expect(page).toContain('未经遮挡核对');
      expect(page).not.toContain('督查室内部使用');
      expect(page).not.toMatch(/第\d+项，[\d年月日]+单位报送/u);
    }
    expect(MeetingView.safeParse({ ...meetingView, outward: true }).success).toBe(false);
  });

  it('gives equal bytes for an equal view', async () => {
    expect(Buffer.from((await print()).bytes).equals(Buffer.from(pack.bytes))).toBe(true);
  });

  it('looks as it did', () => {
    expectGolden('meeting-1', pack.bytes, 1);
    expectGolden('meeting-2', pack.bytes, 2);
  });
});
