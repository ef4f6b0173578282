import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../src/keys/bytes.ts';
import { toCome } from '../src/visit/complete.ts';
import { newFinding } from '../src/visit/finding-acts.ts';
import { viewOf } from '../src/visit/view.ts';
import { type Bench, setUp } from './helpers/bench.ts';

let bench: Bench;
const at = 1_763_700_000_000;

beforeAll(async () => {
  bench = await setUp();
});

const look = () => viewOf(bench.notebook, null, bench.visit);

async function tell(kind: 'finding.recorded' | 'finding.amended', id: string, payload: object) {
  const event = { kind, subject: { type: 'finding' as const, id }, payload };
  await bench.notebook.append(bench.visit, [event as never], { person: bench.person, seat: null });
}

describe('a finding that is a picture alone', () => {
  it('carries no word, for nobody said one', () => {
    const { type: _, ...fields } = newFinding(look(), { observedAt: at, evidence: [newId('evd')] });
    expect(Object.values(fields).filter((value) => typeof value === 'string')).toEqual([bench.visit]);
    expect(Object.keys(fields).sort()).toEqual([
      'evidence',
      'observedAt',
      'style',
      'subCode',
      'unit',
      'visit',
    ]);
  });

  it('waits for its words until both words and place are written, the oldest first', async () => {
    const [early, late] = [newId('fnd'), newId('fnd')];
    for (const [id, observedAt] of [
      [early, at],
      [late, at + 60_000],
    ] as const) {
      const { type: _, ...fields } = newFinding(look(), { observedAt, evidence: [] });
      await tell('finding.recorded', id, fields);
    }
    expect(look().findings.map(({ words, place }) => words + place)).toEqual(['', '']);
    expect(toCome(look()).map(({ id }) => id)).toEqual([early, late]);
    await tell('finding.amended', early, { observation: '窗口无人值守' });
    expect(toCome(look()).map(({ id }) => id)).toEqual([early, late]);
    await tell('finding.amended', early, { place: '一楼东厅' });
    expect(toCome(look()).map(({ id }) => id)).toEqual([late]);
  });
});
