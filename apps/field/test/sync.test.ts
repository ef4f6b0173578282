import { describe, expect, it } from 'vitest';
import { codeIn } from '../src/enrol/code-in.ts';
import { backoff } from '../src/sync/backoff.ts';
import { nextChunkSize } from '../src/sync/pace.ts';

const KiB = 1024;

describe('trying again', () => {
  it('waits twice as long each time, five minutes at most', () => {
    const waits = [1, 2, 3, 8, 20].map((attempt) => backoff(attempt, () => 0.5));
    expect(waits).toEqual([1_000, 2_000, 4_000, 128_000, 300_000]);
  });

  it('never lets two tablets that lost the line together come back together', () => {
    expect(backoff(3, () => 0)).toBeLessThan(backoff(3, () => 1));
  });
});

describe('a chunk of an upload', () => {
  it('grows while the line is quick, shrinks when it is slow, and stays in whole slices', () => {
    expect(nextChunkSize(512 * KiB, 300)).toBe(1024 * KiB);
    expect(nextChunkSize(512 * KiB, 4_000)).toBe(512 * KiB);
    expect(nextChunkSize(768 * KiB, 20_000)).toBe(256 * KiB);
    expect(nextChunkSize(256 * KiB, 60_000)).toBe(256 * KiB);
    expect(nextChunkSize(16 * 1024 * KiB, 10)).toBe(16 * 1024 * KiB);
  });
});

describe('an enrolment code', () => {
  it('is found in the address of the QR code, as printed, and as typed', () => {
    expect(codeIn('https://example.org/field/#enrol=HH4E-TWMJ')).toBe('HH4ETWMJ');
    expect(codeIn('HH4E-TWMJ')).toBe('HH4ETWMJ');
    expect(codeIn(' hh4e twmj ')).toBe('HH4ETWMJ');
    expect(codeIn('https://example.org/field/')).toBeNull();
    expect(codeIn('12')).toBeNull();
  });
});
