import { dayOf } from '@mingcha/domain/calendar';
import { checkLetter, type Letter } from '@mingcha/journal';
import { type Language, say, type WordKey } from '@mingcha/words';
import type { FastifyInstance } from 'fastify';
import { letterFor } from '../exchange/letter.ts';
import { ports } from '../journal/ports.ts';
import type { Services } from '../services.ts';
import { checkedPage, languageOf, type Row } from '../web/checked-page.ts';
import { escaped } from '../web/plain-page.ts';

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
  app.get('/letters/:code', limit, async (request, reply) => {
    const [short = '', sig = ''] = (request.params as { code: string }).code.split('.');
    const language = languageOf(request);
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

function page(language: Language, { verdict, letter }: Checked): string {
  const word = (key: WordKey, facts?: Parameters<typeof say>[2]) => escaped(say(language, key, facts));
  const title = word(`letter.check.${verdict}`);
  const row = (key: WordKey, value: string): Row => [word(key), value];
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
  return checkedPage(language, {
    top: word('letter.check.title'),
    other: `?lang=${language === 'en' ? 'zh' : 'en'}`,
    mark: verdict === 'unknown' ? 'danger' : verdict === 'over' ? 'warn' : 'good',
    title,
    why: word(`letter.check.${verdict}.why`),
    rows,
  });
}
