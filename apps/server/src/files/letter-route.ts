import { dayOf } from '@mingcha/domain/calendar';
import { checkLetter, type Letter } from '@mingcha/journal';
import { type Language, say, type WordKey } from '@mingcha/words';
import type { FastifyInstance } from 'fastify';
import { letterFor } from '../exchange/letter.ts';
import { ports } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { escaped, plainStyle } from '../web/plain-page.ts';

/** In these a letter speaks for people who are out; before and after, it speaks for nobody. */
const out = ['scheduled', 'started', 'ended', 'draft-paper', 'returned', 'submitted'];

interface Checked {
  readonly verdict: 'valid' | 'over' | 'unknown';
  readonly letter: Letter | null;
}

/**
 * `/letters/<visit>.<signature>`: what the code on a letter says when somebody's telephone reads it. It needs no account,
 * tells nothing that the letter itself does not show, and knows no letter whose signature was not read off the letter.
 */
export function letterRoute(app: FastifyInstance, services: Services): void {
  const limit = { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } };
  app.get('/letters/page.css', (_request, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type('text/css; charset=utf-8').send(letterStyle),
  );
  app.get('/letters/:code', limit, async (request, reply) => {
    const [short = '', sig = ''] = (request.params as { code: string }).code.split('.');
    const { lang } = request.query as { lang?: string };
    const english = lang === undefined ? request.headers['accept-language']?.startsWith('en') : lang === 'en';
    const language: Language = english === true ? 'en' : 'zh-CN';
    const checked = await check(services, short, sig);
    return reply
      .code(checked.verdict === 'unknown' ? 404 : 200)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page(language, checked));
  });
}

async function check(services: Services, short: string, sig: string): Promise<Checked> {
  const nothing: Checked = { verdict: 'unknown', letter: null };
  if (!/^[a-z0-9]{8}$/.test(short)) return nothing;
  return services.db.read(async (reader) => {
    const { prisma } = reader;
    const visits = await prisma.visit.findMany({ where: { id: { startsWith: `vis_${short}` } }, take: 2 });
    const [visit] = visits;
    if (visit === undefined || visits.length > 1) return nothing;
    const task = await prisma.assignment.findUnique({ where: { id: visit.assignment } });
    const office = await prisma.office.findUnique({ where: { id: visit.office } });
    if (task === null || office === null) return nothing;
    const members = await prisma.visitMember.findMany({ where: { visit: visit.id }, orderBy: { id: 'asc' } });
    const { fromDay: from, toDay: to, dutyPhone } = task;
    const card = {
      id: visit.id,
      lead: visit.lead,
      members: members.map(({ person }) => person),
      scheduledAt: Number(visit.scheduledAt),
    };
    const ours = await letterFor(services, reader, office.id, card, { from, to, dutyPhone });
    if (ours === null) return nothing;
    const stands = await underWhicheverKey(services, { ...ours, sig });
    if (stands === null) return nothing;
    const today = dayOf(services.now(), office.zone);
    const running = out.includes(visit.state) && today >= from && today <= to;
    return { verdict: running ? 'valid' : 'over', letter: stands };
  });
}

/** A letter that is out was signed with the key of its day. */
async function underWhicheverKey({ serverKeys }: Services, letter: Letter): Promise<Letter | null> {
  for (const [key, { alg }] of serverKeys) {
    const stands = await checkLetter(ports, { ...letter, key, alg }, serverKeys);
    if (stands.ok) return stands.value;
  }
  return null;
}

/** A word, a shape and a colour: whoever holds the telephone at arm's length sees which of the three it is. */
const marks = { valid: '✓', over: '!', unknown: '✕' } as const;

const letterStyle = `${plainStyle}
.verdict { display: grid; grid-template-columns: 48px 1fr; gap: 16px; align-items: center; margin-top: 24px; }
.mark { display: grid; place-items: center; width: 48px; height: 48px; border: 3px solid; border-radius: 50%;
  font: 700 24px/1 system-ui, sans-serif; }
.valid { color: var(--good); } .over { color: var(--warn); } .unknown { color: var(--danger); }
.why { margin-top: 16px; }
dl { margin: 24px 0 0; border-top: 1px solid var(--line); }
dl div { display: grid; grid-template-columns: 6rem 1fr; gap: 4px 16px; padding: 12px 0; border-bottom: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
`;

function page(language: Language, { verdict, letter }: Checked): string {
  const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => escaped(say(language, key, facts));
  const title = word(`letter.check.${verdict}`);
  const row = (key: WordKey, value: string) => `<div><dt>${word(key)}</dt><dd>${value}</dd></div>`;
  const rows =
    letter === null
      ? []
      : [
          row('field.letter.number', escaped(letter.number)),
          row('letter.check.office', escaped(letter.office)),
          row('field.letter.members', escaped(letter.members.join(say(language, 'field.comma')))),
          row('field.letter.valid', word('field.letter.days', { from: letter.from, to: letter.to })),
          row('field.letter.phone', `<a href="tel:${escaped(letter.phone)}">${escaped(letter.phone)}</a>`),
        ];
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${title}</title>
    <link rel="stylesheet" href="/letters/page.css">
  </head>
  <body>
    <header>
      <p>${word('letter.check.title')}</p>
      <a href="?lang=${language === 'en' ? 'zh' : 'en'}">${word('lan.page.language')}</a>
    </header>
    <main>
      <div class="verdict ${verdict}"><span class="mark" aria-hidden="true">${marks[verdict]}</span><h1>${title}</h1></div>
      <p class="why">${word(`letter.check.${verdict}.why`)}</p>
      ${rows.length === 0 ? '' : `<dl>${rows.join('')}</dl>`}
    </main>
  </body>
</html>
`;
}
