import { describe, expect, it } from 'vitest';
import { watchForWork } from '../src/notices/at-work.ts';
import { createEventStream, pauseAfter } from '../src/notices/event-stream.ts';

/** A line that the test holds the other end of. */
class Line extends EventTarget {
  readonly url: string;
  closed = false;
  onerror: (() => void) | null = null;
  constructor(url: string) {
    super();
    this.url = url;
  }
  close(): void {
    this.closed = true;
  }
  say(type: string, data: object, id: number): void {
    this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data), lastEventId: String(id) }));
  }
}

function setUp(signedIn = { now: true }) {
  const lines: Line[] = [];
  const waits: { ms: number; go: () => void }[] = [];
  let news = 0;
  const stream = createEventStream(
    {
      open: (url) => {
        const line = new Line(url);
        lines.push(line);
        return line as unknown as EventSource;
      },
      isSignedIn: async () => signedIn.now,
      later: (ms, go) => {
        const wait = { ms, go };
        waits.push(wait);
        return () => void waits.splice(waits.indexOf(wait), 1);
      },
      chance: () => 0.5,
    },
    () => {
      news += 1;
    },
  );
  const line = () => lines.at(-1) as Line;
  const wake = async () => {
    const wait = waits.shift();
    wait?.go();
    await new Promise((done) => setTimeout(done, 0));
    return wait?.ms;
  };
  return { stream, lines, line, waits, wake, news: () => news };
}

describe('a page’s stream', () => {
  it('knows what is unread from the first word on, and says that there is something new', () => {
    const { stream, line, news } = setUp();
    stream.start();
    expect(stream.get()).toEqual({ unread: null, live: false, news: 0 });
    line().say('hello', { unread: 3 }, 7);
    expect(stream.get()).toEqual({ unread: 3, live: true, news: 0 });
    line().say('notice', { unread: 4 }, 8);
    expect(stream.get()).toEqual({ unread: 4, live: true, news: 1 });
    expect(news()).toBe(1);
  });

  it('comes back to where it stopped, later each time, with one line and one wait at most', async () => {
    const { stream, lines, line, waits, wake } = setUp();
    stream.start();
    line().say('hello', { unread: 0 }, 7);
    const pauses: (number | undefined)[] = [];
    for (let n = 0; n < 9; n += 1) {
      line().onerror?.();
      expect(waits).toHaveLength(1);
      pauses.push(await wake());
      expect(lines.filter(({ closed }) => !closed)).toHaveLength(1);
      expect(line().url).toBe('/events?after=7');
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
    line().say('hello', { unread: 0 }, 7);
    line().onerror?.();
    expect(await wake()).toBe(1000);
  });

  it('does not come back where nobody is signed in, until somebody is', async () => {
    const signedIn = { now: true };
    const { stream, lines, line, waits, wake } = setUp(signedIn);
    stream.start();
    line().say('hello', { unread: 0 }, 7);
    signedIn.now = false;
    line().say('ended', {}, 7);
    await wake();
    expect([lines.length, waits.length]).toEqual([1, 0]);
    signedIn.now = true;
    stream.start();
    expect(lines).toHaveLength(2);
  });

  it('out of view holds no line, and nothing of one person is left for the next', () => {
    const { stream, lines, line } = setUp();
    stream.start();
    line().say('hello', { unread: 5 }, 7);
    stream.stop();
    expect(lines.every(({ closed }) => closed)).toBe(true);
    stream.forget();
    expect(stream.get()).toEqual({ unread: null, live: false, news: 0 });
    stream.start();
    expect(line().url).toBe('/events');
  });
});

it('two pages that lost the same server do not come back together', () => {
  expect(pauseAfter(3, 0)).toBe(4000);
  expect(pauseAfter(3, 0.99)).toBeGreaterThan(11_000);
});

it('who has pressed nothing for a minute is not at work, whatever the page reads', () => {
  const target = new EventTarget();
  let now = 0;
  const work = watchForWork(target, () => now);
  expect(work.isAtWork()).toBe(true);
  now = 61_000;
  expect(work.isAtWork()).toBe(false);
  target.dispatchEvent(new Event('keydown'));
  expect(work.isAtWork()).toBe(true);
});
