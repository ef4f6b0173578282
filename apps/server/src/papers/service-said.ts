import { instantOf } from '@mingcha/domain/calendar';
import { ServiceMethod, type ServiceProof, serviceGuard } from '@mingcha/domain/papers';
import { z } from 'zod';
import { zoneOf } from '../capabilities/office-time.ts';
import type { SignedIn } from '../context.ts';
import { type Asked, type PaperAct, paperAct, type Written } from './paper-act.ts';
import { scanOf } from './scan-of.ts';

const line = z.string().trim().max(120).optional();
const methods = ServiceMethod.exclude(['electronic']);

/** A return receipt as it is typed off: the day is the paper's own. */
const ServiceSaid = z.object({
  method: methods,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: line,
  receivedBy: line,
  refusedReason: line,
  /** One a line: organ and name. */
  witnesses: z.string().max(600).optional(),
  tracking: line,
});

const by = (...among: z.infer<typeof methods>[]) => ({ key: 'method', among });
const serviceAsked: readonly Asked[] = [
  {
    key: 'method',
    label: 'service-proof.method',
    kind: 'choice',
    options: methods.options.map((value) => ({ value, label: `service-method.${value}` })),
  },
  { key: 'time', label: 'service-proof.time', kind: 'text' },
  { key: 'place', label: 'service-proof.place', kind: 'text', optional: true },
  { key: 'receivedBy', label: 'service-proof.receivedBy', kind: 'text', when: by('direct', 'handed-on') },
  { key: 'refusedReason', label: 'service-proof.refusedReason', kind: 'text', when: by('left') },
  { key: 'witnesses', label: 'service-proof.witnessLines', kind: 'long', when: by('left') },
  { key: 'tracking', label: 'service-proof.tracking', kind: 'text', when: by('post') },
];

/** Organ first, then the name, as they stand under a receipt. */
export const witnessesIn = (text: string) =>
  text
    .split('\n')
    .map((each) => /^(.*\S)\s+(\S+)$/u.exec(each.trim()))
    .flatMap((found) => (found ? [{ organ: found[1] ?? '', name: found[2] ?? '' }] : []));

/** The proof of which a paper's scan is the receipt. */
async function proofIn(
  { services, session }: SignedIn,
  said: z.output<typeof ServiceSaid>,
  { day, scan }: Written,
): Promise<ServiceProof> {
  const zone = await services.db.read((reader) => zoneOf(reader, session.office));
  const { method, time, place, receivedBy, refusedReason, witnesses = '', tracking } = said;
  return {
    method,
    at: instantOf(day, time, zone),
    ...(place ? { place } : {}),
    ...(receivedBy ? { receivedBy } : {}),
    ...(refusedReason ? { refusedReason } : {}),
    witnesses: method === 'left' ? witnessesIn(witnesses) : [],
    ...(tracking ? { tracking } : {}),
    scan,
  };
}

type ServiceSaid = z.output<typeof ServiceSaid>;
interface Service<T extends object>
  extends Omit<PaperAct<T, ServiceSaid>, 'form' | 'said' | 'asked' | 'drafters' | 'wrong' | 'run'> {
  /** The capability's own command, with the receipt as its proof. */
  serve(ctx: SignedIn, served: T & { readonly proof: ServiceProof }): Promise<unknown>;
}

/** 送达回证: whoever carried it there vouches for it, and a second person compares what was typed with the receipt. */
export const serviceAct = <T extends object>({ serve, ...act }: Service<T>): PaperAct =>
  paperAct<T, ServiceSaid>({
    ...act,
    form: 'service',
    said: ServiceSaid,
    asked: serviceAsked,
    // What happened at somebody's door is no opinion about one's own draft.
    drafters: async () => [],
    wrong: async (ctx, said, written) =>
      serviceGuard(await proofIn(ctx, said, written), ctx.services.now(), 0),
    async run(ctx, input) {
      const written = { day: ctx.paper?.decidedOn ?? '', scan: await scanOf(ctx) };
      return serve(ctx, { ...input, proof: await proofIn(ctx, input, written) });
    },
  });
