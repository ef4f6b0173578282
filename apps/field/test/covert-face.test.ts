import type { Style } from '@mingcha/domain/findings';
import { codesOf, shippedTaxonomies } from '@mingcha/domain/taxonomy';
import { type SpokenWords, startWords, WordsContext } from '@mingcha/ui';
import { catalogue, say } from '@mingcha/words';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { newId } from '../src/keys/bytes.ts';
import { CodeSheet } from '../src/pages/visit/code-sheet.tsx';
import { FactBar } from '../src/pages/visit/fact-bar.tsx';
import { TimeLine } from '../src/pages/visit/time-line.tsx';
import { Watches } from '../src/pages/visit/watches.tsx';
import { OpenContext } from '../src/state/hooks.ts';
import type { Pack } from '../src/state/pack.ts';
import { createStore } from '../src/state/store.ts';
import type { Open } from '../src/state/tablet.ts';
import { signOfCode, styleKeys } from '../src/visit/keys.ts';
import { viewOf } from '../src/visit/view.ts';
import { type Bench, setUp } from './helpers/bench.ts';

const [taxonomy] = shippedTaxonomies;
if (taxonomy === undefined) throw new Error('no taxonomy');
const styles = styleKeys.map(({ style }) => style);
/** Every name of a style and of a sub-code, in both languages. */
const names = styles.flatMap((style) => [
  say('zh-CN', `style.${style}`),
  say('en', `style.${style}`),
  ...codesOf(taxonomy, style).flatMap(({ zh, en, code }) => [zh, en, code]),
]);

let bench: Bench;
let open: Open;
let pack: Pack;

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  bench = await setUp();
  pack = {
    version: '1',
    at: 0,
    hashes: {},
    assignments: [],
    persons: [],
    units: [],
    windows: [],
    posts: [],
    serviceItems: [],
    areas: [],
    taxonomy: structuredClone(taxonomy) as Pack['taxonomy'],
    checklists: [],
    calendars: [],
    zone: 'Asia/Shanghai',
    caseKeys: {},
    fellows: [],
  };
  // What these parts look at; the rest of an unlocked tablet stays out of the test.
  open = { notebook: bench.notebook, pack: createStore<Pack | null>(pack) } as Open;
});

let spoken: SpokenWords | null = null;

/** What stands on the screen, without what only a program reads. */
function seen(part: React.ReactElement): string {
  const inside = createElement(OpenContext, { value: open }, part);
  const markup = renderToStaticMarkup(createElement(WordsContext, { value: spoken }, inside));
  return markup.replace(/<[^>]*>/g, ' ');
}

const sheet = (style: Style, covert: boolean) =>
  seen(
    createElement(CodeSheet, {
      style,
      taxonomy: structuredClone(taxonomy) as Pack['taxonomy'],
      covert,
      onCode: () => {},
      onClose: () => {},
    }),
  );

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  beforeAll(() => {
    spoken = startWords({ language, words: { [language]: catalogue(language) } });
  });

  it.each(styles)('a covert sheet of codes under %s shows not one letter', (style) => {
    expect(sheet(style, true)).not.toMatch(/\p{L}/u);
    expect(sheet(style, true)).toContain(`${styleKeys.find((key) => key.style === style)?.sign}1`);
  });

  it('an overt one shows the names', () => {
    const [first] = codesOf(taxonomy, 'POOR');
    expect(sheet('POOR', false)).toContain(language === 'en' ? first?.en : first?.zh);
  });

  it('the stopwatches of a covert visit show figures and not one letter; an overt one names them', () => {
    const view = viewOf(bench.notebook, null, bench.visit);
    const watches = (covert: boolean) => seen(createElement(Watches, { view, covert, onDone: () => {} }));
    expect(watches(true)).not.toMatch(/\p{L}/u);
    expect(watches(true)).toContain('00:00');
    expect(watches(false)).toContain(say(language, 'field.watch.queue'));
  });

  it('neither do the keys nor the line of time of a covert visit name a style or a sub-code', async () => {
    const finding = newId('fnd');
    const [code] = codesOf(taxonomy, 'POOR');
    const payload = {
      visit: bench.visit,
      style: 'POOR' as const,
      subCode: code?.code ?? null,
      observedAt: 1_763_700_000_000,
      unit: null,
      evidence: [],
    };
    const recorded = {
      kind: 'finding.recorded' as const,
      subject: { type: 'finding' as const, id: finding },
      payload,
    };
    await bench.notebook.append(bench.visit, [recorded], { person: bench.person, seat: null });
    const view = viewOf(bench.notebook, pack, bench.visit);
    const line = seen(createElement(TimeLine, { view, current: null, covert: true, onPick: () => {} }));
    const nothing = () => {};
    const bar = seen(
      createElement(FactBar, {
        covert: true,
        modes: ['photo'],
        recording: null,
        onPhoto: nothing,
        onRecord: nothing,
        onForbidden: nothing,
        onWords: nothing,
        onKey: nothing,
        onEnd: nothing,
        onAbort: nothing,
        onMore: nothing,
      }),
    );
    expect(line).toContain('④1');
    expect(line).toContain(say(language, 'ui.wordsToCome'));
    for (const name of names) {
      expect(line).not.toContain(name);
      expect(bar).not.toContain(name);
    }
  });
});

it('a sub-code has one sign of its own, whatever was used most lately', () => {
  const signs = styles.flatMap((style) =>
    codesOf(taxonomy, style).map(({ code }) => signOfCode(taxonomy, style, code)),
  );
  expect(new Set(signs).size).toBe(signs.length);
  expect(signOfCode(taxonomy, 'POOR', 'NO_SUCH_CODE')).toBe('④');
});
