import type { MeetingUnit, MeetingView } from '../src/index.ts';
import { samplePhotos } from './sample-bulletins.ts';
import { ledgerView } from './sample-ledgers.ts';

const [before, after] = samplePhotos;
const photo = (of: typeof before, caption: string) =>
  of === undefined ? null : { evidence: of.evidence, sha256: of.sha256, caption };

const rowsOf = (unit: string) => ledgerView.rows.slice(0, 3).filter((row) => row.unit === unit);
const unitOf = (unit: string, changes: Partial<MeetingUnit> = {}): MeetingUnit => ({
  unit,
  rows: rowsOf(unit),
  before: photo(before, '第1项，2026年11月5日拍摄'),
  after: photo(after, '第1项，2026年11月14日单位报送'),
  ...changes,
});

/** Two units: one with both photographs, one with neither. */
export const meetingView: MeetingView = {
  v: 1,
  document: 'meeting',
  language: 'zh-CN',
  issuer: '清源市人民政府督查室',
  day: '2026-11-30',
  outward: false,
  units: [unitOf('清源市自然资源和规划局'), unitOf('清源市医疗保障局', { before: null, after: null })],
};

/** What may leave the office. */
export const outwardView: MeetingView = {
  ...meetingView,
  outward: true,
  units: meetingView.units.map((unit) => ({ ...unit, after: null })),
};
