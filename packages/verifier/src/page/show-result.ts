import type { Report } from '../core/report.ts';
import { type Language, tellReport, words } from '../words/tell-report.ts';
import { el } from './elements.ts';
import { pageWords } from './page-words.ts';

const MARK = { ok: '✓', fault: '✗', nothing: '–' } as const;

const part = (title: string, ...children: (Node | null)[]): HTMLElement | null => {
  const said = children.filter((each): each is Node => each !== null);
  return said.length === 0 ? null : el('section', {}, el('h3', {}, title), ...said);
};

const list = (said: readonly string[]): HTMLElement | null =>
  said.length === 0 ? null : el('ul', {}, ...said.map((each) => el('li', {}, each)));

/** The verdict, what does not agree, and only then the rest. */
export function showResult(report: Report, name: string, language: Language): HTMLElement {
  const { parts, codeUnit } = words[language];
  const page = pageWords[language];
  const told = tellReport(report, language);
  const key = told.keyShown;
  return el(
    'article',
    { class: report.verdict, 'aria-labelledby': 'verdict' },
    el('p', { class: 'name' }, name),
    el(
      'h2',
      { id: 'verdict', tabindex: '-1' },
      el('span', { 'aria-hidden': 'true' }, report.verdict === 'holds' ? '✓ ' : '✗ '),
      told.verdict,
    ),
    el('p', { class: 'verdict-text' }, told.verdictText),
    part(
      parts.faults,
      told.faults.length === 0
        ? null
        : el(
            'ol',
            { class: 'faults' },
            ...told.faults.map(({ says, means, at, code }) =>
              el(
                'li',
                {},
                el('p', {}, el('strong', {}, says)),
                el('p', {}, means),
                el('p', { class: 'place' }, `${codeUnit} ${code} · ${at}`),
              ),
            ),
          ),
      told.more === null ? null : el('p', {}, told.more),
    ),
    part(
      told.aboutTitle,
      told.about.length === 0
        ? null
        : el(
            'dl',
            {},
            ...told.about.map(([term, value]) => el('div', {}, el('dt', {}, term), el('dd', {}, value))),
          ),
    ),
    part(
      parts.checks,
      el(
        'table',
        {},
        el('thead', {}, el('tr', {}, ...page.columns.map((each) => el('th', { scope: 'col' }, each)))),
        el(
          'tbody',
          {},
          ...told.checks.map(({ name: check, says, state, stateText, looked }) =>
            el(
              'tr',
              { class: state },
              el('th', { scope: 'row' }, check, el('span', { class: 'says' }, says)),
              el('td', {}, el('span', { 'aria-hidden': 'true' }, `${MARK[state]} `), stateText),
              el('td', { class: 'count' }, looked),
            ),
          ),
        ),
      ),
    ),
    part(parts.open, list([...told.open, ...(told.moreOpen === null ? [] : [told.moreOpen])])),
    part(parts.times, told.times === null ? null : el('p', {}, told.times), list(told.heads)),
    key === null || told.key === null
      ? null
      : part(
          parts.key,
          el('p', { class: 'key', 'aria-label': page.key }, key),
          el('p', {}, told.key.replace(`${key}。`, '').replace(`${key}. `, '')),
        ),
    part(parts.limits, el('p', {}, told.limits)),
  );
}
