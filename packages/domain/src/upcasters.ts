import type { Kind } from './kinds.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Payload = { [key: string]: Json };

interface Step {
  readonly kind: Kind;
  readonly from: number;
  readonly up: (payload: Payload) => Payload;
}

/** The payload only grew by what may be left out. */
const grew = (kind: Kind, from = 1): Step => ({ kind, from, up: (payload) => payload });

/** One step for every schema ever shipped: an old entry is read as the newest one. */
export const upcasters: readonly Step[] = [
  grew('visit.scheduled'),
  grew('visit.answered'),
  grew('plan.drafted'),
  grew('plan.revised'),
  grew('assignment.created'),
  grew('finding.recorded'),
  grew('finding.amended'),
  grew('finding.supplemented'),
  grew('evidence.captured'),
  grew('evidence.masked'),
  grew('bulletin.drafted'),
  grew('bulletin.revised'),
  grew('bulletin.drafted', 2),
  grew('bulletin.revised', 2),
  // The one list there was before lists had names was asked on every visit.
  {
    kind: 'checklist.adopted',
    from: 1,
    up: (payload) => ({ ...payload, template: 'general', standing: true }),
  },
];
