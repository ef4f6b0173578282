import { given } from '../fact.ts';
import type { Lifecycle } from '../lifecycle.ts';
import { fromTable, made, nothingYet, now, stays } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { AccountCommand, AccountFacts, AccountState } from './access.ts';

export const accountLifecycle: Lifecycle<AccountState, AccountCommand, AccountFacts> = fromTable<
  AccountState,
  AccountCommand,
  AccountFacts
>({
  subject: 'account',
  initial: { ...nothingYet, person: null, username: null, openedBy: null, digest: null, reason: null },
  transitions: [
    now(
      'none',
      'open',
      'openAccount',
      'account.opened',
      ['system-admin', 'scheduler'],
      ['oneAccount', 'nameFree'],
    ),
    // The server sets the digest after it has itself stored a new password row.
    now('open', stays, 'setCredential', 'credential.set', ['scheduler']),
    now('open', 'closed', 'closeAccount', 'account.closed', ['system-admin', 'scheduler']),
  ].flat(),
  guards: {
    oneAccount: (_, __, { hasAccount }) =>
      given(hasAccount, 'hasAccount') ? refusal('access.account-exists') : null,
    nameFree: (_, command, { usernameTaken }) =>
      command.type === 'openAccount' && given(usernameTaken, 'usernameTaken')
        ? refusal('name-taken', { name: command.username })
        : null,
  },
  emits: {
    openAccount: (_, { person, username }) => made('account.opened', { person, username }),
    setCredential: ({ person }, { digest }) => made('credential.set', { person: person ?? '', digest }),
    closeAccount: (_, { reason }) => made('account.closed', { reason }),
  },
  apply: (state, entry) => {
    switch (entry.kind) {
      case 'account.opened': {
        const { person, username } = entry.payload;
        return { ...state, person, username, openedBy: entry.actor.person };
      }
      case 'credential.set':
        return { ...state, digest: entry.payload.digest };
      case 'account.closed':
        return { ...state, reason: entry.payload.reason };
      default:
        return state;
    }
  },
  incompatible: [],
});
