import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keptAsTyped } from '../src/state/kept-as-typed.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A disk that takes what is written when it is let, in whatever order that is. */
function slowDisk() {
  const lies: string[] = [];
  const onTheWay: { take(): void; refuse(): void }[] = [];
  const kept = keptAsTyped<string>(
    (text) =>
      new Promise<void>((done, fail) =>
        onTheWay.push({
          take: () => done(void lies.push(text)),
          refuse: () => fail(new Error('the disk is full')),
        }),
      ),
  );
  const turn = () => vi.advanceTimersByTimeAsync(0);
  return { lies, onTheWay, kept, turn };
}

describe('what somebody types', () => {
  it('lies on the disk a quarter of a second after the last key, once', async () => {
    const { lies, onTheWay, kept } = slowDisk();
    kept.set('买');
    await vi.advanceTimersByTimeAsync(200);
    kept.set('买菜');
    await vi.advanceTimersByTimeAsync(249);
    expect(onTheWay).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    onTheWay[0]?.take();
    expect(lies).toEqual(['买菜']);
  });

  it('is answered for only when it lies there: not while what the timer began is on its way', async () => {
    const { lies, onTheWay, kept, turn } = slowDisk();
    kept.set('买菜');
    await vi.advanceTimersByTimeAsync(250);
    let answered = false;
    const asked = kept.flush().then(() => {
      answered = true;
    });
    await turn();
    expect(answered).toBe(false);
    onTheWay[0]?.take();
    await asked;
    expect(lies).toEqual(['买菜']);
  });

  it('is never overtaken by what was typed before it', async () => {
    const { lies, onTheWay, kept, turn } = slowDisk();
    kept.set('买');
    const early = kept.flush();
    kept.set('买菜');
    const late = kept.flush();
    await turn();
    expect(onTheWay, 'one after another').toHaveLength(1);
    onTheWay[0]?.take();
    await early;
    await turn();
    onTheWay[1]?.take();
    await late;
    expect(lies).toEqual(['买', '买菜']);
  });

  it('does not come back once it is to be forgotten', async () => {
    const { onTheWay, kept, turn } = slowDisk();
    kept.set('买');
    void kept.flush();
    kept.set('买菜');
    let still = false;
    const forgotten = kept.forget().then(() => {
      still = true;
    });
    await turn();
    expect(still, 'one is on its way').toBe(false);
    onTheWay[0]?.take();
    await forgotten;
    await vi.advanceTimersByTimeAsync(1_000);
    await kept.flush();
    expect(onTheWay).toHaveLength(1);
  });

  it('waits for the next try when the disk refused it, unless something newer was typed', async () => {
    const { lies, onTheWay, kept, turn } = slowDisk();
    kept.set('买菜');
    const refused = kept.flush();
    onTheWay[0]?.refuse();
    await expect(refused).rejects.toThrow('the disk is full');
    const second = kept.flush();
    kept.set('豆腐');
    onTheWay[1]?.refuse();
    await expect(second).rejects.toThrow('the disk is full');
    const third = kept.flush();
    await turn();
    onTheWay[2]?.take();
    await third;
    expect(lies).toEqual(['豆腐']);
  });
});
