import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/**
 * Where a message may go. The operator alone names the receiver, in the settings of the machine, and redirects are not
 * followed; so nobody who uses the house can make it call an address. Gateways of closed networks live on private
 * addresses, so these are allowed. Never: this-network, link-local (where clouds keep their secrets) and groups of
 * addresses. Without TLS only an address that does not leave the house's own network.
 */
const never = new BlockList();
never.addSubnet('0.0.0.0', 8, 'ipv4');
never.addSubnet('169.254.0.0', 16, 'ipv4');
never.addSubnet('224.0.0.0', 3, 'ipv4');
never.addAddress('::', 'ipv6');
never.addSubnet('fe80::', 10, 'ipv6');
never.addSubnet('ff00::', 8, 'ipv6');

const near = new BlockList();
near.addSubnet('127.0.0.0', 8, 'ipv4');
near.addSubnet('10.0.0.0', 8, 'ipv4');
near.addSubnet('172.16.0.0', 12, 'ipv4');
near.addSubnet('192.168.0.0', 16, 'ipv4');
near.addSubnet('100.64.0.0', 10, 'ipv4');
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');

export class AddressForbidden extends Error {
  constructor() {
    super('this address may not be called');
    this.name = 'AddressForbidden';
  }
}

/** An IPv4 address may come dressed as IPv6 (RFC 4291 section 2.5.5.2). */
function bare(address: string): { address: string; family: 'ipv4' | 'ipv6' } {
  const dressed = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (dressed !== undefined) return { address: dressed, family: 'ipv4' };
  return { address, family: isIP(address) === 4 ? 'ipv4' : 'ipv6' };
}

export function mayCall(given: string, overTls: boolean): boolean {
  const { address, family } = bare(given);
  if (isIP(address) === 0 || never.check(address, family)) return false;
  return overTls || near.check(address, family);
}

/** Looks a name up and answers only if every address of it may be called: what is checked is what is called. */
export const policedLookup =
  (overTls: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return callback(error, '', 0);
      const first = found[0];
      if (first === undefined || found.some(({ address }) => !mayCall(address, overTls)))
        return callback(new AddressForbidden(), '', 0);
      if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };

/** A literal address is never looked up, so it is asked here. */
export function assertCallable(hostname: string, overTls: boolean): void {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(literal) !== 0 && !mayCall(literal, overTls)) throw new AddressForbidden();
}
