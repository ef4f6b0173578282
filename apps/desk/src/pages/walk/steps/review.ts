import { z } from 'zod';
import { ready } from '../demo-doors.ts';
import type { Run } from '../doing.ts';

const Ready = z.object({ finding: z.string(), unit: z.string(), observation: z.string() });

/** The reviewer reads fact and photograph and sends the sheet to the unit, before anything is confirmed. */
export const review: Run = async ({ as, tell }) => {
  tell({ word: 'walk.line.bringing' });
  const { finding, unit } = await ready('review', Ready);
  const reviewer = await as('reviewer');
  tell({ word: 'walk.line.read', facts: { unit } });
  const detail = await reviewer.findings.get.query({ id: finding });
  tell({ word: 'walk.line.sheet' });
  const sheet = await reviewer.confirmations.draft.query({ finding });
  const opened = await reviewer.confirmations.open.mutate({
    id: finding,
    expected: detail.finding.version,
    days: sheet.days,
  });
  return {
    said: 'walk.review.done',
    facts: { unit, sheets: opened.confirmations.length, days: sheet.days },
    finding,
    ways: [
      { username: 'reviewer', to: `/findings/${finding}`, word: 'walk.way.finding' },
      {
        username: 'reviewer',
        to: `/confirmations/${opened.confirmations[0] ?? ''}`,
        word: 'walk.way.sheet',
      },
    ],
  };
};
