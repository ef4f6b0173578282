import type { CaseStatus } from '@mingcha/domain/accountability';

interface Clocked {
  readonly state: CaseStatus;
  readonly defenceDue: number | null;
  readonly decideBy: string | null;
  readonly until: string | null;
}

export type CaseClock =
  | { readonly what: 'defence'; readonly at: number }
  | { readonly what: 'decide' | 'effect'; readonly day: string };

const undecided: readonly CaseStatus[] = [
  'investigating',
  'notice-issued',
  'prior-notice',
  'defence',
  'deliberation',
];

/** The clocks that run where the case stands now. Of a step that is behind it, none does. */
export function clocksOf({ state, defenceDue, decideBy, until }: Clocked): readonly CaseClock[] {
  return [
    ...(state === 'prior-notice' && defenceDue !== null
      ? [{ what: 'defence' as const, at: defenceDue }]
      : []),
    ...(undecided.includes(state) && decideBy !== null ? [{ what: 'decide' as const, day: decideBy }] : []),
    ...(state === 'in-effect' && until !== null ? [{ what: 'effect' as const, day: until }] : []),
  ];
}
