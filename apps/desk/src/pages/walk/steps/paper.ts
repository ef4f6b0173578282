import { z } from 'zod';
import { ready } from '../demo-doors.ts';
import type { Run } from '../doing.ts';
import { drawnScan, until } from './scan.ts';

/** The leader signs with a pen; one types it, another compares it with the scan; number and red-head document follow. */
export const paper: Run = async ({ as, tell }) => {
  tell({ word: 'walk.line.bringing' });
  const { bulletin: id, unit } = await ready('paper', z.object({ bulletin: z.string(), unit: z.string() }));
  const planner = await as('planner');
  tell({ word: 'walk.line.prints' });
  const { viewHash } = await planner.bulletins.preview.query({ id });
  const prepared = await planner.papers.prepare.mutate({ act: 'bulletins.sign', target: { id, viewHash } });
  tell({ word: 'walk.line.pen', who: 'leader' });
  const reviewer = await as('reviewer');
  const { deciders } = await reviewer.papers.get.query({ id: prepared.id });
  const leader = deciders.find(({ duty }) => duty === 'leader');
  tell({ word: 'walk.line.enters' });
  const entered = await reviewer.papers.enter.mutate({
    id: prepared.id,
    expected: prepared.version,
    decidedBy: leader?.person ?? '',
    seat: leader?.seat ?? null,
    decidedOn: today(),
    said: { decision: 'agree', opinion: '同意印发。' },
    scan: await drawnScan('呈批单'),
  });
  const director = await as('director');
  tell({ word: 'walk.line.checks' });
  await director.papers.check.mutate({ id: prepared.id, expected: entered.version });
  const again = await as('planner');
  tell({ word: 'walk.line.numbers' });
  const { bulletin: signed } = await again.bulletins.get.query({ id });
  const began = performance.now();
  const { number } = await again.bulletins.number.mutate({ id, expected: signed.version });
  const { bulletin } = await until(
    () => again.bulletins.get.query({ id }),
    (answer) => answer.bulletin.sha256 !== null,
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return {
    said: bulletin.sha256 === null ? 'walk.paper.slow' : 'walk.paper.done',
    facts: { number, seconds, unit },
    pdf: `/files/bulletins/${id}.pdf`,
    ways: [
      { username: 'planner', to: `/bulletins/${id}`, word: 'walk.way.bulletin' },
      { username: 'director', to: `/papers/${prepared.id}`, word: 'walk.way.paper' },
    ],
  };
};

/** The day in the office's zone. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
