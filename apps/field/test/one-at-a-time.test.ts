import { describe, expect, it } from 'vitest';
import { oneAtATime } from '../src/state/one-at-a-time.ts';

/** Work that ends when it is let go, and remembers what it saw at its beginning. */
function held() {
  let now = 0;
  const seen: number[] = [];
  const letGo: (() => void)[] = [];
  const again = oneAtATime(async () => {
    seen.push(now);
    await new Promise<void>((done) => letGo.push(done));
  });
  return { seen, letGo, again, goOn: () => (now += 1) };
}

describe('work that many ask for', () => {
  it('is done once more after what is under way, however often it was asked for meanwhile', async () => {
    const { seen, letGo, again, goOn } = held();
    const first = again();
    goOn();
    const rest = [again(), again(), again()];
    expect(seen).toEqual([0]);
    letGo[0]?.();
    await first;
    await new Promise((turn) => setTimeout(turn));
    expect(seen).toEqual([0, 1]);
    letGo[1]?.();
    await Promise.all(rest);
    expect(seen).toEqual([0, 1]);
  });

  it('answers nobody with a run that began before the question', async () => {
    const { letGo, again } = held();
    const first = again();
    let answered = false;
    const second = again().then(() => {
      answered = true;
    });
    letGo[0]?.();
    await first;
    await new Promise((turn) => setTimeout(turn));
    expect(answered).toBe(false);
    letGo[1]?.();
    await second;
  });

  it('goes on after a run that failed', async () => {
    let runs = 0;
    const again = oneAtATime(async () => {
      runs += 1;
      if (runs === 1) throw new Error('no disk');
    });
    const first = again();
    const second = again();
    await expect(first).rejects.toThrow('no disk');
    await second;
    await again();
    expect(runs).toBe(3);
  });
});
