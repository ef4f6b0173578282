import { createContext, use } from 'react';

/** Days begin and end where the office is, wherever the reader's computer thinks it is. */
export const ZoneContext = createContext('Asia/Shanghai');

export function useZone(): string {
  return use(ZoneContext);
}
