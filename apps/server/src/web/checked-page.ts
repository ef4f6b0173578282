import { type Language, say } from '@mingcha/words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { escaped, plainStyle } from './plain-page.ts';

/** A word, a shape and a colour: whoever holds the telephone at arm's length sees which of the three it is. */
const marks = { good: '✓', warn: '!', danger: '✕' } as const;

const checkedStyle = `${plainStyle}
.verdict { display: grid; grid-template-columns: 48px 1fr; gap: 16px; align-items: center; margin-top: 24px; }
.mark { display: grid; place-items: center; width: 48px; height: 48px; border: 3px solid; border-radius: 50%;
  font: 700 24px/1 system-ui, sans-serif; }
.good { color: var(--good); } .warn { color: var(--warn); } .danger { color: var(--danger); }
.why { margin-top: 16px; }
dl { margin: 24px 0 0; border-top: 1px solid var(--line); }
dl div { display: grid; grid-template-columns: 6rem 1fr; gap: 4px 16px; padding: 12px 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
form { margin-top: 24px; }
label { display: block; }
textarea { display: block; width: 100%; margin: 8px 0; padding: 12px; border: 1px solid var(--soft); border-radius: 4px;
  background: transparent; color: inherit; font: 16px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
small { display: block; margin-bottom: 16px; color: var(--soft); font-size: 15px; }
button, a.button { display: inline-block; min-height: 48px; padding: 8px 24px; border: 1px solid var(--accent); border-radius: 4px;
  background: var(--accent); color: var(--paper); font: inherit; text-decoration: none; cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** One sheet of style for every page of this sort. */
export function checkedPageStyle(app: FastifyInstance): void {
  app.get('/checked.css', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(checkedStyle),
  );
}

/** As asked for, else as the browser speaks. */
export function languageOf(request: FastifyRequest): Language {
  const { lang } = request.query as { lang?: string };
  const english = lang === undefined ? request.headers['accept-language']?.startsWith('en') : lang === 'en';
  return english === true ? 'en' : 'zh-CN';
}

/** A name and what it is, both as markup. */
export type Row = readonly [name: string, value: string];

/** Everything is markup already; whoever calls has escaped it. */
export interface Checked {
  readonly top: string;
  /** The same in the other language. */
  readonly other: string;
  /** null: nothing was asked yet. */
  readonly mark: keyof typeof marks | null;
  readonly title: string;
  readonly why: string;
  readonly rows: readonly Row[];
  readonly more?: string;
}

/** What the server answers to somebody without an account who holds a paper of ours. */
export function checkedPage(
  language: Language,
  { top, other, mark, title, why, rows, more = '' }: Checked,
): string {
  const heading =
    mark === null
      ? `<h1>${title}</h1>`
      : `<div class="verdict ${mark}"><span class="mark" aria-hidden="true">${marks[mark]}</span><h1>${title}</h1></div>`;
  const list = rows.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('');
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="stylesheet" href="/checked.css">
  </head>
  <body>
    <header>
      <p>${top}</p>
      <a href="${other}">${escaped(say(language, 'lan.page.language'))}</a>
    </header>
    <main>
      ${heading}
      <p class="why">${why}</p>
      ${list === '' ? '' : `<dl>${list}</dl>`}
      ${more}
    </main>
  </body>
</html>
`;
}
