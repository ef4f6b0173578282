import { may, type Role, type Verb } from '@mingcha/domain/access';
import type { WordKey } from '@mingcha/words';

export interface Place {
  to: string;
  word: WordKey;
  /** Any of these verbs opens the place. */
  verbs: readonly Verb[];
  /** The key that goes there after `g`. */
  key: string;
}

/** Only what the roles can use. */
export const places: readonly Place[] = [
  { to: '/plans', word: 'desk.nav.plans', verbs: ['plan.read', 'assignment.read'], key: 'p' },
  { to: '/visits', word: 'desk.nav.visits', verbs: ['visit.read'], key: 'v' },
  { to: '/findings', word: 'desk.nav.findings', verbs: ['finding.read'], key: 'f' },
  {
    to: '/confirmations',
    word: 'desk.replies',
    verbs: ['confirmation.answer'],
    key: 'c',
  },
  { to: '/evidence', word: 'desk.nav.evidence', verbs: ['evidence.clear', 'evidence.mask'], key: 'e' },
  { to: '/bulletins', word: 'desk.nav.bulletins', verbs: ['bulletin.read'], key: 'b' },
  { to: '/cases', word: 'desk.nav.cases', verbs: ['case.read'], key: 'a' },
  { to: '/own', word: 'desk.own', verbs: ['case.defend'], key: 'm' },
  { to: '/orders', word: 'desk.nav.orders', verbs: ['order.read'], key: 'z' },
  { to: '/papers', word: 'desk.papers', verbs: ['paper.enter', 'paper.check'], key: 'd' },
  { to: '/registry', word: 'desk.nav.registry', verbs: ['registry.read'], key: 'r' },
  {
    to: '/office',
    word: 'desk.nav.office',
    verbs: ['account.read', 'role.read', 'device.read', 'log.read', 'journal.read', 'fields.erase'],
    key: 'o',
  },
];

export function placesOf(roles: readonly Role[]): readonly Place[] {
  return places.filter((place) => place.verbs.some((verb) => may(roles, verb)));
}
