import { useWords } from '@mingcha/ui';
import { useCallback } from 'react';

/** The name of a sub-code, for the parts that take it ready. */
export function useSubCode(): (code: string | null) => string | undefined {
  const { term } = useWords();
  return useCallback((code) => (code === null ? undefined : term('code', code)), [term]);
}
