import { queryClient } from '../api/query-client.ts';
import { isSignedOut } from '../api/refusal.ts';
import { client } from '../api/trpc.ts';
import { signedOut } from '../session/signed-out.ts';
import { createEventStream } from './event-stream.ts';

/**
 * Numbers and lists are read again when something arrives. A page about one thing is not: whoever is deciding there has
 * to see first what they decided on, and hears `changed-meanwhile` otherwise.
 */
function readAgain(): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey: [name] }) =>
      name === 'pages' || (Array.isArray(name) && (name[0] === 'work' || name[0] === 'notices')),
  });
}

export const deskStream = createEventStream(
  {
    open: (url) => new EventSource(url),
    async isSignedIn() {
      try {
        await client.session.me.query();
        return true;
      } catch (error) {
        if (!isSignedOut(error)) return true;
        signedOut.happened();
        return false;
      }
    },
    later(ms, what) {
      const timer = setTimeout(what, ms);
      return () => clearTimeout(timer);
    },
    chance: Math.random,
  },
  readAgain,
);
