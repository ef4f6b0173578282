import { expect } from 'vitest';
import type { House } from '../../apps/server/test/house/house.ts';
import { townIn } from '../../apps/server/test/house/town.ts';
import { type Copy, Original } from '../harness/bent-copy.ts';
import type { Known } from './places.ts';
import { printed, type Said } from './sentences.ts';
import { live, type Story } from './story.ts';

/** One small office that has lived, and what becomes of a copy of it. */
export async function openGround() {
  let story: Story | null = null;
  let count = { entries: 0, blobs: 0 };
  const original = await Original.made(async (house) => {
    story = await live(house);
    const { prisma } = house.services.db;
    count = { entries: await prisma.entry.count(), blobs: await prisma.blob.count() };
  });
  if (story === null) throw new Error('nothing was lived');
  const lived: Story = story;

  /** Looks at it in both languages, and compares every line; so many entries and files more than the original has. */
  async function expectSaid(copy: Copy, said: Said, entries = 0, blobs = 0): Promise<void> {
    const broken = Object.values(said).some((codes) =>
      Object.keys(codes).some((code) => !/^(clock|arrival)\./.test(code)),
    );
    const whole = { entries: count.entries + entries, blobs: count.blobs + blobs };
    for (const language of ['zh-CN', 'en'] as const) {
      const { status, lines } = await copy.verified(language);
      expect(lines).toEqual(printed(language, said, whole));
      expect(status).toBe(broken ? 1 : 0);
    }
  }

  async function inCopy<T>(work: (copy: Copy) => Promise<T>): Promise<T> {
    const copy = await original.copy();
    try {
      return await work(copy);
    } finally {
      copy.remove();
    }
  }

  return {
    story: lived,
    inCopy,
    expectSaid,
    /** A copy, bent past the program, and all that is said of it. */
    bent: (bend: (copy: Copy) => Promise<Said>) => inCopy(async (copy) => expectSaid(copy, await bend(copy))),
    /** The server at work in a copy, a minute after the house was left. */
    opened: <T>(copy: Copy, work: (known: Known, house: House) => Promise<T>): Promise<T> =>
      copy.opened(lived.end + 60_000, async (house) => {
        const town = await townIn(house, lived.town);
        const [tablet, stolen] = [lived.tablet.copied(town), lived.stolen.copied(town)];
        const done = await work({ town, tablet, stolen }, house);
        await house.services.db.sequencer.run();
        return done;
      }),
    remove: () => original.remove(),
  };
}
export type Ground = Awaited<ReturnType<typeof openGround>>;
