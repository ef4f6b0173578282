import { may, type Role, type Verb } from '@mingcha/domain/access';
import type { WordKey } from '@mingcha/words';

/** A page that the menu leads to: alone, or as one of the tabs of its place. */
export interface PlacePage {
  to: string;
  word: WordKey;
  /** Any of these verbs opens the page. */
  verbs: readonly Verb[];
  /** The key that goes there after `g`. */
  key?: string;
  /** What concerns the reader, and not the office's work with others. */
  own?: true;
}

/** One word of the menu. With a single page left for a reader, it bears the name of that page. */
export interface Place {
  word: WordKey;
  /** Its name for whoever has only pages of their own in it. */
  ownWord?: WordKey;
  pages: readonly PlacePage[];
}

/** With the reader's own work eight words, whatever roles come together in one person. */
export const places: readonly Place[] = [
  {
    word: 'desk.nav.visits',
    pages: [
      { to: '/visits', word: 'desk.nav.visits', verbs: ['visit.read'], key: 'v' },
      { to: '/plans', word: 'desk.plans', verbs: ['plan.read'], key: 'p' },
      { to: '/assignments', word: 'desk.assignments', verbs: ['assignment.read'], key: 's' },
    ],
  },
  {
    word: 'desk.nav.findings',
    pages: [
      { to: '/findings', word: 'desk.nav.findings', verbs: ['finding.read'], key: 'f' },
      { to: '/confirmations', word: 'desk.replies', verbs: ['confirmation.read'], key: 'c' },
      { to: '/evidence', word: 'desk.nav.evidence', verbs: ['evidence.clear', 'evidence.mask'], key: 'e' },
    ],
  },
  {
    word: 'desk.nav.bulletins',
    pages: [
      { to: '/bulletins', word: 'desk.nav.bulletins', verbs: ['bulletin.read'], key: 'b' },
      { to: '/dispatches', word: 'desk.dispatches', verbs: ['dispatch.read'], key: 'n' },
      { to: '/intercessions', word: 'desk.intercessions', verbs: ['intercession.read'] },
    ],
  },
  {
    word: 'desk.nav.orders',
    pages: [{ to: '/orders', word: 'desk.nav.orders', verbs: ['order.read'], key: 'z' }],
  },
  {
    word: 'desk.nav.cases',
    ownWord: 'desk.own',
    pages: [
      { to: '/cases', word: 'desk.cases', verbs: ['case.read'], key: 'a' },
      { to: '/appeals', word: 'desk.appeals', verbs: ['appeal.read'] },
      { to: '/reviews', word: 'desk.appeal.mine', verbs: ['appeal.own'], own: true },
      { to: '/own', word: 'desk.own', verbs: ['case.defend'], key: 'm', own: true },
    ],
  },
  {
    word: 'desk.nav.registry',
    pages: [{ to: '/registry', word: 'desk.nav.registry', verbs: ['registry.read'], key: 'r' }],
  },
  {
    word: 'desk.nav.office',
    pages: [
      { to: '/papers', word: 'desk.papers', verbs: ['paper.enter', 'paper.check'], key: 'd' },
      { to: '/office/accounts', word: 'desk.accounts', verbs: ['account.read'] },
      { to: '/office/roles', word: 'desk.roles', verbs: ['role.read'] },
      { to: '/office/devices', word: 'desk.devices', verbs: ['device.read'] },
      { to: '/office/server-keys', word: 'desk.serverKeys', verbs: ['server-key.read'] },
      { to: '/office/ferry', word: 'desk.ferry', verbs: ['device.ferry'] },
      { to: '/office/undelivered', word: 'desk.undelivered', verbs: ['notice.settings'] },
      { to: '/office/log', word: 'desk.log', verbs: ['log.read'] },
      { to: '/office/erasures', word: 'desk.erasures', verbs: ['fields.erase'] },
      { to: '/office/keeping', word: 'desk.keeping', verbs: ['destruction.draw'] },
      { to: '/office/destructions', word: 'desk.destructions', verbs: ['destruction.read'] },
      { to: '/office/holds', word: 'desk.holds', verbs: ['hold.read'] },
      { to: '/journal', word: 'desk.journal', verbs: ['journal.read'] },
      { to: '/journal/heads', word: 'desk.tree', verbs: ['journal.read'] },
      { to: '/journal/aside', word: 'desk.journal.aside', verbs: ['journal.read'] },
    ],
  },
];

/** Only what the roles can use. */
export function placesOf(roles: readonly Role[]): readonly Place[] {
  return places.flatMap((place) => {
    const pages = place.pages.filter((page) => page.verbs.some((verb) => may(roles, verb)));
    return pages.length === 0 ? [] : [{ ...place, pages, word: wordOf(place, pages) }];
  });
}

function wordOf({ word, ownWord }: Place, pages: readonly PlacePage[]): WordKey {
  if (pages.length === 1) return pages[0]?.word ?? word;
  return ownWord !== undefined && pages.every(({ own }) => own === true) ? ownWord : word;
}

export const pagesOf = (places: readonly Place[]): readonly PlacePage[] =>
  places.flatMap(({ pages }) => pages);

/** Whether an address stands at a page of the place or under it. */
export const isAt = ({ pages }: Place, address: string): boolean =>
  pages.some(({ to }) => address === to || address.startsWith(`${to}/`));
