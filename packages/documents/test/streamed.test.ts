import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { renderMeeting } from '../src/index.ts';
import { fonts } from './printed.ts';
import { digest, photoBytes } from './sample-bulletins.ts';
import { meetingView } from './sample-meetings.ts';

const [first] = meetingView.units;
if (first === undefined) throw new Error('no units');
/** A hundred pages, each with two photographs. */
const many = { ...meetingView, units: Array.from({ length: 100 }, () => first) };

test('a long document leaves piece by piece, the same bytes as whole, and waits for whoever takes them', async () => {
  const whole = await renderMeeting(many, { fonts, digest, photos: photoBytes });
  const hash = createHash('sha256');
  let [taking, largest, size] = [0, 0, 0];
  const out = async (chunk: Uint8Array) => {
    taking += 1;
    expect(taking).toBe(1);
    await new Promise((wake) => setTimeout(wake, 1));
    hash.update(chunk);
    size += chunk.length;
    largest = Math.max(largest, chunk.length);
    taking -= 1;
  };
  const streamed = await renderMeeting(many, { fonts, digest, photos: photoBytes, out });
  expect(streamed.bytes).toHaveLength(0);
  expect(size).toBe(whole.bytes.length);
  expect(hash.digest('hex')).toBe(createHash('sha256').update(whole.bytes).digest('hex'));
  expect(largest).toBeLessThan(2_500_000);
});

test('whoever cannot take it ends the print, and is told why', async () => {
  const out = async () => {
    throw new Error('the disk is full');
  };
  await expect(renderMeeting(many, { fonts, digest, photos: photoBytes, out })).rejects.toThrow(
    'the disk is full',
  );
});
