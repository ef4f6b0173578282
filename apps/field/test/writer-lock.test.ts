import { expect, it } from 'vitest';
import { holdTab } from '../src/journal/writer-lock.ts';

it('one tab works: a second is told so, and takes over only when somebody says so', async () => {
  const first = await holdTab();
  expect(first).not.toBeNull();
  expect(await holdTab()).toBeNull();
  const second = await holdTab(true);
  await first?.lost;
  expect(second).not.toBeNull();
  expect(await holdTab()).toBeNull();
});
