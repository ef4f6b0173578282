import type { z } from 'zod';
import type { CalendarYear } from '../registry/registry-kinds.ts';

/** 全国年节及纪念日放假办法 (2024), days fixed by the solar calendar: New Year, Labour Day, National Day. */
const fixed = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

export const provisionalYear = (year: number): z.infer<typeof CalendarYear> => ({
  year,
  version: `${year}-provisional`,
  holidays: fixed.map((date) => `${year}-${date}`),
  workdays: [],
  provisional: true,
});
