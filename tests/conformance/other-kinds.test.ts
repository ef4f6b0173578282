import { describe, expect, it } from 'vitest';
import {
  type Press,
  renderAppeal,
  renderBriefing,
  renderCase,
  renderConclusion,
  renderMinutes,
  renderOrder,
} from '../../packages/documents/src/index.ts';
import { mm, page, pitch } from '../../packages/documents/src/paper.ts';
import { allCharacters, fonts, textOf } from '../../packages/documents/test/printed.ts';
import { appealImprint, appealView } from '../../packages/documents/test/sample-appeals.ts';
import { digest } from '../../packages/documents/test/sample-bulletins.ts';
import { decisionView } from '../../packages/documents/test/sample-cases.ts';
import {
  briefingImprint,
  briefingView,
  conclusionView,
  letterImprint,
  minutesImprint,
  minutesView,
} from '../../packages/documents/test/sample-formats.ts';
import { orderImprint, orderView } from '../../packages/documents/test/sample-orders.ts';
import {
  bodyLines,
  type Line,
  leftEdges,
  linesAbove,
  offTheGrid,
  parted,
  prohibited,
  rightEdges,
} from './lines.ts';
import { mixed } from './mixed-text.ts';

const press: Press = { fonts, digest };
const [article] = briefingView.articles;
const plain = (text: string[]) => [{ heading: null, text }];

type Print = (text: string[]) => Promise<{ readonly bytes: Uint8Array }>;

/** Each kind with this text as its body, in the place where it has room for one. */
const kinds: Readonly<Record<string, Print>> = {
  order: (basis) => renderOrder({ ...orderView, basis }, { ...press, imprint: orderImprint }),
  letter: (basis) => renderConclusion({ ...conclusionView, basis }, { ...press, imprint: letterImprint }),
  minutes: (text) =>
    renderMinutes({ ...minutesView, sections: plain(text) }, { ...press, imprint: minutesImprint }),
  briefing: (text) =>
    renderBriefing(
      {
        ...briefingView,
        articles: [{ title: article?.title ?? '', sections: plain(text), source: null }],
      },
      { ...press, imprint: briefingImprint },
    ),
  'decision on a person': (facts) => renderCase({ ...decisionView, facts }, { ...press, seal: 'unsealed' }),
  'decision on appeal': (facts) =>
    renderAppeal({ ...appealView, facts }, { ...press, imprint: appealImprint }),
};

/** An order holds twenty paragraphs of six hundred characters. */
const textFrom = (seed: number): string[] =>
  mixed(60, seed)
    .filter((paragraph) => paragraph.length <= 600)
    .slice(0, 20);

const apart = (lines: readonly Line[]): number[] =>
  lines.slice(1).map((line, at) => (line[0]?.y ?? 0) - (lines[at]?.[0]?.y ?? 0));

const inked = (line: Line): string => textOf(line).replace(/\s/gu, '');

/** On its first page the text of a letter goes down to its second red line (10.1). */
const foot = page.height - mm(20);

/** The lines of that text, page by page, as a reader that is not ours finds them. */
async function measured(kind: string, print: Print) {
  const text = textFrom(9704 + kind.length);
  const said = text.join('').replace(/\s/gu, '');
  const { bytes } = await print(text);
  const pages = allCharacters(bytes).map((one, at): Line[] =>
    (kind === 'letter' && at === 0 ? linesAbove(one, foot) : bodyLines(one)).filter(
      (line) => inked(line) !== '' && said.includes(inked(line)),
    ),
  );
  return { said, pages, lines: pages.flat() };
}

describe.each(Object.entries(kinds))('a %s', (kind, print) => {
  it('sets mixed text as a bulletin does: edges, grid, what may not begin or end a line, nothing lost', async () => {
    const { said, pages, lines } = await measured(kind, print);
    expect(lines.map(inked).join('') === said, 'nothing is lost, and nothing passed over').toBe(true);
    expect(prohibited(lines)).toEqual([]);
    expect(parted(lines)).toEqual([]);
    expect(leftEdges(lines)).toEqual([]);
    const edges = rightEdges(lines);
    expect(edges.measured).toBeGreaterThan(lines.length / 2);
    expect(edges.off).toEqual([]);
    // The first page of a letter has lines of its own, a few hundredths of a line closer or wider, all alike (decision 0206).
    const own = kind === 'letter' ? pages.slice(0, 1) : [];
    expect(offTheGrid(pages.slice(own.length))).toEqual([]);
    for (const distances of own.map(apart)) {
      expect(Math.max(...distances) - Math.min(...distances)).toBeLessThanOrEqual(0.2);
      expect(Math.abs((distances[0] ?? 0) - pitch)).toBeLessThan(pitch / 20);
    }
  });
});
