/** Names of jobs and what each is told. A job may run twice: it must end in the same place. */
export interface Jobs {
  /** Gives accepted entries their place in the one order. */
  sequence: Record<string, never>;
  /** Seals the access log and writes its head into the journal. */
  'anchor-access-log': Record<string, never>;
  /** Finds visits that are not back in time. */
  'alarm-visits': Record<string, never>;
  /** Records 未回复 where a served sheet was not answered in time. */
  'lapse-confirmations': Record<string, never>;
  /** Lets periods for defence lapse, ends effects, points at the clocks of appeals. */
  'run-case-clocks': Record<string, never>;
  /** Reminds of clocks in their last working days. */
  remind: Record<string, never>;
  /** Sends notices by the ways that people chose. */
  'deliver-notices': Record<string, never>;
  /** Begins leaves whose first day has come, ends those whose last day has passed. */
  'run-leaves': Record<string, never>;
  'render-bulletin': { readonly bulletin: string };
  'render-order': { readonly order: string };
  'render-dispatch': { readonly dispatch: string };
  /** Marks what is overdue, urges, puts before the leader in charge; closes findings of which everything has ended. */
  'run-order-clocks': Record<string, never>;
  /** Counts clocks again that a year was published or put right for. */
  'recount-deadlines': Record<string, never>;
  /** Ends one-time codes that have run out. */
  'expire-passes': Record<string, never>;
  /** Removes names of uploads that ended long ago, whose bytes lie in the blob store, and masked copies nobody recorded. */
  'tidy-uploads': Record<string, never>;
  /** Has the last head of each day stamped by an authority outside of the house. */
  'stamp-heads': Record<string, never>;
  /** Looks at the whole installation and writes down whether it is whole. */
  'verify-installation': Record<string, never>;
  /** Destroys keys that an erasure emptied and that are still there. */
  'destroy-emptied-keys': Record<string, never>;
  /** Destroys what stands on approved lists, and what a crash left half destroyed. */
  'carry-out-destructions': Record<string, never>;
}
export type JobName = keyof Jobs;

export interface Queue {
  /** `key`: the same work is not queued twice while it waits. */
  send<N extends JobName>(name: N, facts: Jobs[N], key?: string): Promise<void>;
}
