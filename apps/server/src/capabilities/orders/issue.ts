import { idOf } from '@mingcha/domain';
import { emptySeries, evolveSeries, nextSerial, seriesOf, yearOf } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { IssueOrder, orderLifecycle } from '@mingcha/domain/orders';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { actTogether } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { keepView } from '../../papers/kept-view.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { disposeFindings, findingSubjects } from '../findings/queries.ts';
import { zoneOf } from '../office-time.ts';
import type { Target } from './commands.ts';
import { emptySeatsOf, orderFacts } from './facts.ts';
import { frozenOrder } from './view.ts';

export const Issue = IssueOrder.extend({ id: idOf('order'), ...seen });

/** Orders have a register of their own beside the bulletins': 清督改〔2026〕1号. */
export const orderSeries = (code: string): string => `${code}改`;

/**
 * Signs what was on the screen, takes the next number and disposes of the findings, all or nothing. Printing follows as a
 * job; if it fails, the number stays taken.
 */
export async function issue(ctx: SignedIn, input: Target & z.output<typeof IssueOrder>) {
  const { services, session } = ctx;
  const { id, expected, viewHash, opinion } = input;
  const { office } = session;
  const subject = { type: 'order' as const, id };
  const { code, zone, findings, view } = await services.db.read(async (reader) => {
    const { prisma } = reader;
    const row = await prisma.order.count({ where: { AND: [scope(ctx, ctx.verb, 'Order'), { id }] } });
    if (row === 0) refuse('not-found', { subject: 'order' });
    const items = await prisma.orderItem.findMany({ where: { order: id }, select: { finding: true } });
    const own = await prisma.office.findUniqueOrThrow({ where: { id: office }, select: { code: true } });
    return {
      code: orderSeries(own.code),
      zone: await zoneOf(reader, office),
      findings: items.map((item) => item.finding),
      view: await frozenOrder(reader, id),
    };
  });
  await keepView(services, view, office);
  const year = yearOf(dayOf(services.now(), zone));
  const series = { type: 'series' as const, id: seriesOf(office, code, year) };
  const named = findingSubjects(findings);
  const acted = await actTogether(ctx, [subject, series, ...named], async (together) => {
    const signed = await together.act({
      lifecycle: orderLifecycle,
      subject,
      also: [series],
      command: { type: 'issueOrder', viewHash, opinion },
      facts: async (reader, state, at) => {
        const facts = await orderFacts(reader, state);
        const emptySeats = await emptySeatsOf(reader, office, state.fields?.unit ?? '');
        const { hash } = await frozenOrder(reader, id);
        const today = dayOf(at, zone);
        // The year turned between the lock and this line: another register is meant, and that one is not locked.
        if (yearOf(today) !== year) return { ...facts, emptySeats, viewHash: hash };
        const register = (await reader.recordedOf(series)).reduce(evolveSeries, emptySeries);
        const nextNumber = nextSerial(register);
        return { ...facts, emptySeats, viewHash: hash, series: code, nextSerial: nextNumber, today };
      },
      expected,
    });
    await disposeFindings(together, named, id);
    return signed;
  });
  await services.queue.send('render-order', { order: id }, id);
  return { ...answered(acted), number: acted.state.numbered?.number ?? '' };
}
