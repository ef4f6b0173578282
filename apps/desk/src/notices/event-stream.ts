export interface StreamState {
  /** null until the server has said. */
  readonly unread: number | null;
  readonly live: boolean;
  /** Rises with everything new, for whoever says it aloud. */
  readonly news: number;
}

/** What a stream needs of the world; a test gives its own. */
export interface StreamWorld {
  open(url: string): EventSource;
  /** Is the session still there? Asked when the server hung up, which a stream cannot tell from a lost line. */
  isSignedIn(): Promise<boolean>;
  later(ms: number, what: () => void): () => void;
  chance(): number;
}

const firstPause = 1000;
const longestPause = 60_000;

/** Twice as long each time, and never the same for two: a server that comes back is not run over. */
export const pauseAfter = (failures: number, chance: number): number =>
  Math.min(longestPause, firstPause * 2 ** failures) * (0.5 + chance);

/**
 * Hears from the server that there is something new, as long as the page is in view: browsers allow a server few lines at
 * a time, and pages nobody looks at would take them all. It comes back to where it stopped.
 */
export function createEventStream(world: StreamWorld, onNews: () => void) {
  let state: StreamState = { unread: null, live: false, news: 0 };
  const listeners = new Set<() => void>();
  let source: EventSource | null = null;
  let cancel: (() => void) | null = null;
  let failures = 0;
  let after: string | null = null;
  let wanted = false;

  function set(next: Partial<StreamState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function drop(): void {
    source?.close();
    source = null;
    cancel?.();
    cancel = null;
  }

  function connect(): void {
    drop();
    const opened = world.open(after === null ? '/events' : `/events?after=${after}`);
    source = opened;
    opened.addEventListener('hello', (event) => {
      failures = 0;
      after = event.lastEventId;
      set({ live: true, unread: unreadIn(event) });
    });
    opened.addEventListener('notice', (event) => {
      after = event.lastEventId;
      set({ unread: unreadIn(event), news: state.news + 1 });
      onNews();
    });
    opened.addEventListener('ended', () => void lost());
    opened.addEventListener('closing', () => void lost());
    opened.onerror = () => void lost();
  }

  async function lost(): Promise<void> {
    drop();
    set({ live: false });
    const wait = pauseAfter(failures, world.chance());
    failures += 1;
    cancel = world.later(wait, () => {
      cancel = null;
      void again();
    });
  }

  /** Without a session there is nothing to come back to: signing in again starts it anew. */
  async function again(): Promise<void> {
    if (!wanted) return;
    if (await world.isSignedIn()) {
      if (wanted && source === null) connect();
    } else stop();
  }

  function stop(): void {
    wanted = false;
    drop();
    set({ live: false });
  }

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start(): void {
      if (wanted) return;
      wanted = true;
      failures = 0;
      connect();
    },
    stop,
    /** Another person signs in at this browser: nothing of the one before stays. */
    forget(): void {
      stop();
      after = null;
      set({ unread: null, news: 0 });
    },
    /** What this page itself has read. */
    know: (unread: number) => set({ unread }),
  };
}

function unreadIn(event: MessageEvent): number {
  const said: unknown = JSON.parse(String(event.data));
  const unread = typeof said === 'object' && said !== null && 'unread' in said ? said.unread : 0;
  return typeof unread === 'number' ? unread : 0;
}
