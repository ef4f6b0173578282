import { expect, test } from 'vitest';
import { flowing, print } from './printed.ts';
import { bulletin, problems } from './sample-bulletins.ts';

const took = '用时（由记录算得）：食品经营许可：承诺7个工作日，已用9个工作日，超期2个工作日。';
const without = (text: string) => text.replace(/\s/gu, '');

test('what a time comes to stands beside its fact, told in the text or in the list', async () => {
  for (const count of [2, 7]) {
    const findings = problems
      .slice(0, count)
      .map((one, n) => (n === 0 ? { ...one, style: 'SLOW' as const, took } : one));
    const { bytes } = await print(bulletin({ findings }));
    expect(without(flowing(bytes)), `${count} problems`).toContain(took);
  }
});

test('between what the time of its record is proven to lie stands there as well; an older view says nothing of it', async () => {
  const proven = '可证明的时间：不早于2026年11月20日9:02，不晚于2026年11月20日11:47。';
  for (const count of [2, 7]) {
    const findings = problems.slice(0, count).map((one, n) => (n === 0 ? { ...one, proven } : one));
    const { bytes } = await print(bulletin({ findings }));
    expect(without(flowing(bytes)), `${count} problems`).toContain(without(proven));
    const older = await print(bulletin({ findings: problems.slice(0, count) }));
    expect(without(flowing(older.bytes))).not.toContain('可证明');
  }
});
