import { expect, test } from 'vitest';
import { progressLine } from '../../src/verify/progress-line.ts';

/** Tells 1000 of 4000 entries a second from nine o'clock on. */
function told(isTTY: boolean, language: 'zh-CN' | 'en') {
  const written: string[] = [];
  const nine = Date.UTC(2026, 10, 22, 1);
  let at = nine;
  const terminal = { isTTY, write: (text: string) => written.push(text) };
  const line = progressLine({ terminal, now: () => at }, language, 'Asia/Shanghai');
  for (let done = 0; done <= 6000; done += 100) {
    at = nine + done;
    line.tell({ part: 'chains', done, total: 12_000 });
  }
  line.clear();
  return written;
}

test('on a terminal one line moves, and leaves room for what stays', () => {
  const lines = told(true, 'en');
  expect(lines.length).toBeGreaterThan(10);
  expect(lines.every((line) => line.startsWith('\r\u001b[K') && !line.includes('\n'))).toBe(true);
  expect(lines.at(-2)).toContain(
    'chains of writers: 6,000 of 12,000 entries (50 %), 1,000 a second, should end at 09:00:12',
  );
  expect(lines.at(-1)).toBe('\r\u001b[K');
});

test('elsewhere a line comes every few seconds, in the reader’s language', () => {
  expect(told(false, 'zh-CN')).toEqual([
    '写入者日志链：5,000/12,000 条（41%），每秒 1,000 条，预计 09:00:12 完成\n',
  ]);
});
