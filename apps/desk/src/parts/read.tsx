import { Failed, Loading, NoRight, Offline } from '@mingcha/ui';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { refusalOf } from '../api/refusal.ts';
import { NotThere } from './not-there.tsx';

interface ReadProps<Data> {
  query: UseQueryResult<Data, unknown>;
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** What is read, or why it is not there: reading, offline, no right, not found, failed. Every page reads through this. */
export function Read<Data>({ query, lines, children }: ReadProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  return <Unread query={query} {...(lines === undefined ? {} : { lines })} />;
}

interface UnreadProps {
  query: Pick<UseQueryResult<unknown, unknown>, 'error' | 'fetchStatus' | 'refetch'>;
  lines?: number;
}

export function Unread({ query, lines = 6 }: UnreadProps) {
  const again = () => void query.refetch();
  if (query.fetchStatus === 'paused') return <Offline onRetry={again} />;
  if (query.error === null) return <Loading lines={lines} />;
  const { code, facts } = refusalOf(query.error);
  if (code === 'offline') return <Offline onRetry={again} />;
  if (code === 'not-allowed') return <NoRight />;
  if (code === 'not-found') return <NotThere />;
  if (code === 'not-signed-in' || code === 'session-expired') return <Loading lines={lines} />;
  return <Failed request={String(facts.request ?? facts.reference ?? code)} onRetry={again} />;
}
