import type { Kind } from '../kinds.ts';
import type { SubjectType } from '../primitives.ts';

/**
 * Steps of a recording's custody that stand in entries about something else: whose paper it went in with, what was sealed,
 * what it was used in, who held or listed it. Its own entries all belong to it, of whatever kind. A new kind that moves a
 * recording is a word here and shows on every custody line.
 */
export const custodyElsewhere: Partial<Record<SubjectType, readonly Kind[]>> = {
  visit: ['visit.submitted', 'visit.locked', 'visit.invalidated'],
  finding: [
    'finding.recorded',
    'finding.supplemented',
    'finding.confirmed',
    'finding.referred',
    'finding.withdrawn',
    'finding.dismissed',
  ],
  bulletin: ['bulletin.issued'],
  order: ['order.issued'],
  hold: ['hold.placed', 'hold.lifted'],
  package: ['package.made'],
  destruction: ['destruction.listed', 'destruction.approved', 'destruction.refused'],
};
