import { useEffect, useState } from 'react';

/**
 * The document as a blob of this page: the server forbids framing of everything it answers, and a blob is not an answer.
 * One component a version of its subject, so that it is read again when that has changed.
 */
export function usePaper(of: 'bulletins' | 'orders' | 'dispatches', id: string, final: boolean) {
  const [address, setAddress] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    let made: string | null = null;
    const read = async () => {
      setFailed(false);
      const path = `/files/${of}/${id}${final ? '' : '/draft'}.pdf`;
      const response = await fetch(path, { signal: stop.signal, cache: 'no-store' });
      if (!response.ok) throw new Error(String(response.status));
      made = URL.createObjectURL(new Blob([await response.arrayBuffer()], { type: 'application/pdf' }));
      setAddress(made);
    };
    read().catch(() => {
      if (!stop.signal.aborted) setFailed(true);
    });
    return () => {
      stop.abort();
      setAddress(null);
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [of, id, final]);
  return { address, failed };
}
