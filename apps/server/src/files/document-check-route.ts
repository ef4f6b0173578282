import { type Language, say, type WordKey } from '@mingcha/words';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { documentProof } from '../packages/document-proof.ts';
import {
  codeFrom,
  type DocumentCode,
  type KnownDocument,
  knownDocument,
} from '../packages/known-document.ts';
import type { Services } from '../services.ts';
import { checkedPage, languageOf, type Row } from '../web/checked-page.ts';
import { escaped } from '../web/plain-page.ts';

/**
 * `/check`: what stands behind the code on a document. It needs no account; it knows no document whose number and fingerprint
 * were not both read off a page, and tells nothing of it but whether it is in force, and by what that can be checked elsewhere: that
 * not of papers about persons.
 */
export function documentCheckRoute(app: FastifyInstance, services: Services): void {
  const limit = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } };
  app.get('/check', limit, async (request, reply) => {
    const asked = askedIn(request);
    const known = asked.code && (await knownDocument(services, asked.code));
    return reply
      .code(asked.text === '' || known !== null ? 200 : 404)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page(languageOf(request), asked.text, known));
  });
  app.get('/check/proof.json', limit, async (request, reply) => {
    const { text, code } = askedIn(request);
    const known = code && (await knownDocument(services, code));
    const entries = known?.entries ?? null;
    if (known === null || entries === null)
      return reply
        .code(404)
        .header('cache-control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page(languageOf(request), text, null));
    return reply
      .header('cache-control', 'no-store')
      .header(
        'content-disposition',
        `attachment; filename="mingcha-proof.json"; filename*=UTF-8''${encodeURIComponent(`${known.code.number}.json`)}`,
      )
      .type('application/json; charset=utf-8')
      .send(await documentProof(services, { ...known, entries }));
  });
}

interface Asked {
  readonly text: string;
  readonly code: DocumentCode | null;
}

function askedIn({ query }: FastifyRequest): Asked {
  const { code } = query as { code?: unknown };
  const text = typeof code === 'string' ? code.slice(0, 400).trim() : '';
  return { text, code: codeFrom(text) };
}

const marks = { valid: 'good', withdrawn: 'danger', superseded: 'warn' } as const;

function page(language: Language, text: string, known: KnownDocument | null): string {
  const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => escaped(say(language, key, facts));
  const other = new URLSearchParams({
    lang: language === 'en' ? 'zh' : 'en',
    ...(text === '' ? {} : { code: text }),
  });
  const frame = { top: word('proof.page.top'), other: escaped(`/check?${other}`) };
  const form = `<form action="/check" method="get">
        <input type="hidden" name="lang" value="${language === 'en' ? 'en' : 'zh'}">
        <label for="code">${word('proof.page.code')}</label>
        <textarea id="code" name="code" rows="4" required maxlength="400" spellcheck="false" autocapitalize="off" autocomplete="off" aria-describedby="hint">${known === null ? escaped(text) : ''}</textarea>
        <small id="hint">${word('proof.page.hint')}</small>
        <button>${word('proof.page.ask')}</button>
      </form>`;
  if (known === null) {
    const state = text === '' ? 'empty' : 'unknown';
    return checkedPage(language, {
      ...frame,
      mark: text === '' ? null : 'danger',
      title: word(`proof.page.${state}`),
      why: word(`proof.page.${state}.why`),
      rows: [],
      more: form,
    });
  }
  const { code, status, at, zone, entries, notice, withdraws, replaced, replaces } = known;
  const rows: Row[] = [
    [word('proof.page.kind'), word(`proof.kind.${code.document}`)],
    [word('proof.page.number'), escaped(code.number)],
    ...(status.number === null ? [] : [[word('proof.page.instead'), escaped(status.number)] as const]),
    ...(notice === null
      ? []
      : [
          [
            word('proof.page.notice'),
            word('proof.page.notice.line', { number: notice.number, day: dayText(language, notice.date) }),
          ] as const,
        ]),
    ...(withdraws === null
      ? []
      : [
          [
            word('proof.page.withdraws'),
            `${word(`proof.kind.${withdraws.kind}`)} ${escaped(withdraws.number)}`,
          ] as const,
        ]),
    ...(replaced === null ? [] : [[word('proof.page.replaced'), escaped(replaced)] as const]),
    ...(replaces === null ? [] : [[word('proof.page.replaces'), escaped(replaces)] as const]),
    [word('proof.page.at'), escaped(timeText(language, at, zone))],
  ];
  const wanted = new URLSearchParams({
    code: `mingcha/${code.document}/1\n${code.number}\n${code.viewHash}`,
  });
  return checkedPage(language, {
    ...frame,
    mark: marks[status.state],
    title: word(`proof.page.${status.state}`),
    why: word(`proof.page.${status.state}.${whyOf(known)}`),
    rows,
    more:
      entries === null
        ? ''
        : `<section>
        <h2>${word('proof.page.keep')}</h2>
        <p>${word('proof.page.keep.why')}</p>
        <p><a class="button" href="${escaped(`/check/proof.json?${wanted}`)}" download>${word('proof.page.keep.get')}</a></p>
        <p><a href="/verifier.html">${word('proof.page.verifier')}</a></p>
      </section>`,
  });
}

/** Why nothing more is said of it than that. */
const whyOf = ({ code, entries }: KnownDocument) => {
  if (code.document === 'publication') return 'public';
  return entries === null ? 'personal' : 'why';
};

const dayText = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(Date.parse(day));

const timeText = (language: Language, at: number, timeZone: string): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  }).format(at);
