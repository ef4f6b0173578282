import type { ActingRole } from '../src/access/roles.ts';
import { calendarOf } from '../src/calendar/calendar.ts';
import { instantOf } from '../src/calendar/day.ts';
import { calendar2026 } from '../src/calendar/published.ts';
import type { OrderCommand, OrderFacts, OrderState } from '../src/orders/order.ts';
import { orderLifecycle } from '../src/orders/order-lifecycle.ts';
import type { ServiceProof } from '../src/papers/service-proof.ts';
import { as, hash, id, onPaper, qian, sun, zhao } from './people.ts';
import { Story } from './story.ts';

// zhao plans and drafts, qian signs, chen directs and closes, lin and wang inspect; sun is the unit's chief, liu its liaison.
export const liu = id('person', 'liu');
export const land = id('unit', 'land');
export const calendar = calendarOf([calendar2026]);
const zone = calendar.zone;
export const at = (day: string, time = '10:00') => instantOf(day, time, zone);
export const file = { sha256: hash('scan'), size: 10, mime: 'application/pdf' as const, name: '回证.pdf' };
export const findings = [
  { id: id('finding', 'a'), status: 'confirmed' as const, unit: land },
  { id: id('finding', 'b'), status: 'confirmed' as const, unit: land },
];
const facts: OrderFacts = {
  findings,
  emptySeats: [],
  viewHash: hash('view'),
  series: '清督改',
  nextSerial: 1,
  today: '2026-09-22',
  calendar,
  recusal: { appointments: [], relations: [] },
  verifierName: '林某',
};
export const draft = {
  type: 'draftOrder' as const,
  unit: land,
  title: '关于办事窗口服务问题的整改通知',
  basis: '督查工作条例第十八条',
  contact: { person: '赵某', phone: '0000-1234567' },
  items: [
    { n: 1, finding: id('finding', 'a'), mode: 'IMMEDIATE' as const, days: 3, assistants: [] },
    { n: 2, finding: id('finding', 'b'), mode: 'DATED' as const, days: 15, assistants: [] },
  ],
  requirements: [
    { n: 1, text: '立即恢复窗口值守。' },
    { n: 2, text: '修订一次性告知单。' },
  ],
  reportFormat: '逐项书面报告，附佐证材料。',
};
export const morning = at('2026-09-22');
export const by = (
  person: string,
  roles: ActingRole | readonly ActingRole[],
  now = morning,
  more: Partial<OrderFacts> = {},
) => as<OrderFacts>(person, roles as never, { ...facts, ...more }, now);
export const proof = (changes: Partial<ServiceProof> = {}): ServiceProof => ({
  method: 'direct',
  at: morning,
  receivedBy: '刘某',
  scan: file,
  witnesses: [],
  ...changes,
});
export type Orders = Story<OrderState, OrderCommand, OrderFacts>;
export const begun = (): Orders => new Story(orderLifecycle).did(draft, by(zhao, 'planner'));
export const issued = (): Orders =>
  begun()
    .did({ type: 'submitOrder' }, by(zhao, 'planner'))
    .did(
      { type: 'issueOrder', viewHash: hash('view'), opinion: '同意' },
      by(qian, 'leader', at('2026-09-22', '09:00')),
    )
    .did(
      {
        type: 'recordOrderRendering',
        sha256: hash('pdf'),
        size: 1,
        fingerprint: 'x',
        viewHash: hash('view'),
      },
      by(zhao, 'scheduler'),
    );
export const served = (on: Partial<ServiceProof> = {}): Orders =>
  issued().did({ type: 'serveOrder', proof: proof(on) }, onPaper(by(zhao, 'planner')));
export const accepted = (): Orders => served().did({ type: 'acknowledgeOrder' }, by(liu, 'liaison'));
export const measure = (n: number) => ({
  n,
  leader: '孙局长',
  section: '政务服务科',
  person: '刘某',
  measure: '排班表上墙，当日起执行。',
  by: '2026-09-24',
});
export const told = (n: number, handler = '刘某') => ({
  n,
  result: '已恢复值守。',
  rootCause: '排班无人负责。',
  sameClass: '其余四个窗口已自查。',
  handler,
  proof: [file],
});
export const planned = (): Orders =>
  accepted().did({ type: 'planOrder', items: [measure(1), measure(2)] }, by(sun, 'chief'));
export const reported = (): Orders =>
  planned().did({ type: 'reportOrder', items: [told(1), told(2)], report: [] }, by(sun, 'chief'));
export const verify = (n: number, result: 'done' | 'not-done' = 'done') => ({
  type: 'verifyItem' as const,
  n,
  result,
  method: 'on-site' as const,
  note: '现场看过。',
});
export const item = ({ state }: Orders, n: number) => state.items.find((each) => each.n === n);
