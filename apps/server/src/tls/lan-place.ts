import { isIPv6 } from 'node:net';
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

/** An address that a machine gave itself for its own wire (169.254, fe80) leads nowhere: a browser cannot even be told it. */
const reaches = (address: string): boolean => /^(?!169\.254\.)\d+\.|^([23]|f[cd])[0-9a-f]*:/i.test(address);

function interfacesHere(): Interface[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ internal, address }) => !internal && reaches(address))
      .map(({ address, cidr }) => ({ name, address, prefix: Number(cidr?.split('/')[1] ?? 128) })),
  );
}

export function lanPlace(
  host: string,
  interfaces: readonly Interface[] = interfacesHere(),
  machine: string = hostname(),
): LanPlace {
  // What people read off a screen and type comes first: IPv4, and no bridge.
  const order = ({ name, address }: Interface) => (virtual.test(name) ? 1 : 0) + (isIPv6(address) ? 2 : 0);
  const networks = interfaces
    // Told to listen on one address, it stands on that one.
    .filter(({ address }) => host === '::' || host === address || (host === '0.0.0.0' && !isIPv6(address)))
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
