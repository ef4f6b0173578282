/** How a state stands towards the reader: what it is called is in the words, this is only its shape and colour. */
export type StateTone = 'draft' | 'open' | 'moving' | 'done' | 'attention' | 'stopped';

const tones: Record<StateTone, readonly string[]> = {
  draft: ['draft', 'created', 'captured', 'scheduled', 'proposed-device', 'draft-paper', 'ended', 'nothing'],
  open: [
    'proposed',
    'submitted',
    'legal-review',
    'pending-approval',
    'fact-check',
    'privacy-review',
    'pending-sign',
    'recusal-check',
    'offered',
    'under-confirmation',
    'received',
    'uploaded',
    'masked',
  ],
  moving: [
    'approved',
    'accepted',
    'released',
    'in-field',
    'returned-from-field',
    'started',
    'opened',
    'in-progress',
    'reviewed',
    'signed',
    'numbered',
    'recording',
  ],
  done: [
    'confirmed',
    'locked',
    'completed',
    'closed',
    'archived',
    'issued',
    'sealed',
    'served',
    'verified',
    'cleared',
    'mask-checked',
    'enrolled',
    'used',
    'active',
  ],
  attention: [
    'returned',
    'suspended',
    'disputed',
    'held',
    'contested',
    'reassigned',
    'referred',
    'provisional',
  ],
  stopped: [
    'withdrawn',
    'dismissed',
    'dropped',
    'declined',
    'aborted',
    'invalidated',
    'cancelled',
    'broken',
    'excluded',
    'revoked',
    'refused',
    'rejected',
    'locked-out',
  ],
};

const byState = new Map(
  Object.entries(tones).flatMap(([tone, states]) =>
    states.map((state) => [state, tone as StateTone] as const),
  ),
);

/** A state nobody has given a tone stands as an open one: in sight, without alarm. */
export function toneOf(state: string): StateTone {
  return byState.get(state.toLowerCase().replaceAll('_', '-')) ?? 'open';
}
