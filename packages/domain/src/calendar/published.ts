import type { z } from 'zod';
import type { CalendarYear } from '../registry/registry-kinds.ts';
import { plusDays } from './day.ts';

const span = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};

/** 国务院办公厅关于2026年部分节假日安排的通知. */
export const calendar2026: z.infer<typeof CalendarYear> = {
  year: 2026,
  version: '2026-1',
  holidays: [
    ...span('2026-01-01', '2026-01-03'),
    ...span('2026-02-15', '2026-02-23'),
    ...span('2026-04-04', '2026-04-06'),
    ...span('2026-05-01', '2026-05-05'),
    ...span('2026-06-19', '2026-06-21'),
    ...span('2026-09-25', '2026-09-27'),
    ...span('2026-10-01', '2026-10-07'),
  ],
  workdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  provisional: false,
};
