import { calendarOf } from '../src/calendar/calendar.ts';
import type { ConfirmationCommand, ConfirmationFacts } from '../src/findings/confirmation.ts';
import { confirmationLifecycle } from '../src/findings/confirmation-lifecycle.ts';
import { as, chen, hash, id, lin, morning, onPaper, qian, sun, wang, zhao } from './people.ts';
import { hour, land, observed, photo } from './stories.ts';
import { Story } from './story.ts';

export const day = 24 * hour;
export const clerk = zhao;
export const calendar = calendarOf([]);
export const finding = (status = 'under-confirmation') => ({ status, members: [lin, wang] });
export const facts = (changes: Partial<ConfirmationFacts> = {}): ConfirmationFacts => ({
  finding: finding(),
  inspectorNames: ['林若溪', '王建国'],
  evidence: [{ id: photo, status: 'mask-checked', medium: 'photo', covert: true }],
  calendar,
  ...changes,
});
export const put = {
  type: 'openConfirmationSheet' as const,
  finding: id('finding', 'f'),
  visit: observed.visit,
  unit: land as string | null,
  person: null as string | null,
  facts: '11月21日10:30，东厅自然资源窗口：在岗工作人员看网络视频。',
  shows: [photo],
  days: 5,
};
export const opened = (changes: Partial<typeof put> = {}) =>
  new Story(confirmationLifecycle).did({ ...put, ...changes }, as(sun, 'reviewer', facts()));
export const scan = { sha256: hash('scan'), size: 1000, mime: 'image/jpeg' as const, name: '送达回证.jpg' };
export const serve = (at = morning + hour): ConfirmationCommand => ({
  type: 'serveConfirmation',
  proof: { method: 'direct', at, receivedBy: '办公室收发员', witnesses: [], scan },
});
export const paperDesk = (at: number) => onPaper(as(sun, 'planner', facts(), at));
export const served = (changes: Partial<typeof put> = {}) =>
  opened(changes).did(serve(), paperDesk(morning + 2 * hour));
export const objects: ConfirmationCommand = {
  type: 'answerConfirmation',
  answer: 'objects',
  points: [
    { n: 1, text: '该时段为业务学习' },
    { n: 2, text: '窗口另有人值守' },
  ],
  files: [],
  signed: 'electronic',
};
export const agrees: ConfirmationCommand = { ...objects, answer: 'agrees', points: [] };
export const chief = (at = morning + day) => as(qian, 'chief', facts(), at);
export const party = (at = morning + day) => as(clerk, 'party', facts(), at);
export const clock = (at: number, changes: Partial<ConfirmationFacts> = {}) =>
  as(chen, 'scheduler', facts(changes), at);
