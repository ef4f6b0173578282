import { isIP } from 'node:net';
import type { Settings } from '../config/settings.ts';

/** What a code of four lines carries and a line of small print holds. */
const longest = 80;

/**
 * Stands on documents that leave the house: the page that says whether they are still in force. Null where the address means
 * another machine on every machine that reads it, or nothing at all to whoever is outside.
 */
export function checkAddress({ publicUrl }: Pick<Settings, 'publicUrl'>): string | null {
  const address = new URL('/check', publicUrl).href;
  const { hostname } = new URL(publicUrl);
  const host = hostname.replace(/^\[|\]$/g, '');
  const isHere = host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
  return isHere || address.length > longest ? null : address;
}
