import { describe, it } from 'vitest';
import { everyKind } from './every-kind.ts';
import { expectGolden } from './golden-page.ts';
import { type Format, printFormats } from './print-formats.ts';
import { print, printEnglish } from './printed.ts';
import { bulletin, charts, samples } from './sample-bulletins.ts';
import { sampleSheets } from './sample-forms.ts';

/** First and last page of two samples. */
const pages: [sample: string, page: 'first' | 'last'][] = [
  ['usual', 'first'],
  ['usual', 'last'],
  ['flagged', 'first'],
  ['long', 'last'],
  ['draft', 'first'],
  ['public', 'first'],
  ['public', 'last'],
];

/** Of the other kinds: what each has of its own. */
const others: [Format, pages: number[]][] = [
  ['scheme', [1]],
  ['conclusion', [1, 3]],
  ['urging', [2]],
  ['withdrawal', [1]],
  ['minutes', [1, 2]],
  ['briefing', [1, 2]],
  ['approval', [1]],
  ['rectification', [1]],
  ['close-out', [1]],
  ['look-back', [1]],
  ['looked-back', [2]],
  ['interview', [1]],
];

/** Orders, cases and forms: the page that opens each. */
const firsts = ['order', 'proposal', 'notice', 'defence record', 'decision', 'appeal', 'form'] as const;

describe('pages look as they did', () => {
  it.each(pages)('%s, %s page', async (name, which) => {
    const sample = samples[name];
    if (!sample) throw new Error(`No sample ${name}`);
    const { bytes, pages: count } = await print(sample.view, sample.imprint);
    expectGolden(`${name}-${which}`, bytes, which === 'first' ? 1 : count);
  });

  it.each(['style', 'unit', 'month'] as const)('a chart by %s', async (by) => {
    const { bytes } = await print(bulletin({ chart: charts[by] }));
    expectGolden(`chart-${by}`, bytes, 2);
  });

  it('the English edition', async () => {
    const { bytes } = await printEnglish(bulletin({ chart: charts.unit }));
    for (const page of [1, 2]) expectGolden(`english-${page}`, bytes, page);
  });

  it.each(others)('%s, page %s', async (format, which) => {
    const { bytes } = await printFormats[format]();
    for (const page of which) expectGolden(`${format}-${page}`, bytes, page);
  });

  it('orders, cases and forms, first page', async () => {
    const printed = await everyKind('2b');
    for (const kind of [...firsts, ...sampleSheets.keys()])
      expectGolden(`${kind.replaceAll(' ', '-')}-1`, printed.get(kind) ?? new Uint8Array(), 1);
  });
});
