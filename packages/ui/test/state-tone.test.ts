import { words } from '@mingcha/words';
import { describe, expect, it } from 'vitest';
import { toneOf } from '../src/parts/state-tone.ts';

const states = Object.entries(words.zh).filter(([key]) => key.startsWith('state.'));

describe('the shape of a state', () => {
  it.each(states)(
    '%s: what waits for somebody bears no check mark, and what is over none of the open ones',
    (key, said) => {
      const [, machine = '', state = ''] = key.split('.');
      const tone = toneOf(state, machine);
      if (said.includes('待')) expect(tone, said).not.toBe('done');
      if (/^(已撤|已作废|不予|不成立)/.test(said)) expect(['stopped', 'done']).toContain(tone);
    },
  );

  it('is told by the machine where two machines call different things by one name', () => {
    expect(toneOf('served', 'confirmation')).toBe('open');
    expect(toneOf('served', 'bulletin')).toBe('done');
  });
});
