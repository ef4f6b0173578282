import { hostname, networkInterfaces } from 'node:os';
import type { Network } from './certificates.ts';

/** Where this machine stands in its network: what a tablet can type. The first address is the one that is shown. */
export interface LanPlace {
  readonly networks: readonly Network[];
  readonly names: readonly string[];
}

interface Interface {
  readonly name: string;
  readonly address: string;
  readonly prefix: number;
}

/** Bridges and tunnels of container and virtual machines: no tablet stands there. */
const virtual = /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|wg|zt|tailscale|cni|flannel|utun|lxc)/;

/** IPv4 alone: what people read off a screen and type. An address a machine gave itself (169.254) leads nowhere. */
function interfacesHere(): Interface[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(
        ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
      )
      .map(({ address, netmask }) => ({ name, address, prefix: prefixOf(netmask) })),
  );
}

export function lanPlace(
  host: string,
  interfaces: readonly Interface[] = interfacesHere(),
  machine: string = hostname(),
): LanPlace {
  const order = (each: Interface) => (virtual.test(each.name) ? 1 : 0);
  const networks = interfaces
    // Told to listen on one address, it stands on that one.
    .filter(({ address }) => host === '0.0.0.0' || host === address)
    .toSorted((a, b) => order(a) - order(b))
    .map(({ address, prefix }) => ({ address, prefix }));
  return { networks, names: namesOf(machine) };
}

/** What others in the network may call this machine; a name that is no name of a host is left out. */
function namesOf(machine: string): string[] {
  const name = machine.toLowerCase().replace(/\.$/, '');
  if (!/^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/.test(name)) return [];
  const short = name.split('.', 1)[0] ?? name;
  return [...new Set([name, short, `${short}.local`])].filter((each) => each !== 'localhost');
}

const prefixOf = (netmask: string): number =>
  netmask
    .split('.')
    .map((part) => Number(part).toString(2).replaceAll('0', '').length)
    .reduce((sum, ones) => sum + ones, 0);
