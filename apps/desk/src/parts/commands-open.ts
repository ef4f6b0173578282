import type { Transition } from '@mingcha/domain';
import type { Role } from '@mingcha/domain/access';

interface Machine {
  readonly transitions: readonly Transition[];
}

/**
 * The commands that this state and these roles allow, read from the same table the server decides by. A button that is
 * not shown here would only have been refused; guards that need more facts still answer at the server.
 */
export function commandsOpen(
  { transitions }: Machine,
  state: string,
  roles: readonly Role[],
): ReadonlySet<string> {
  const held = new Set<string>(roles);
  return new Set(
    transitions
      .filter((row) => row.when === 'now' && row.from === state && row.roles.some((role) => held.has(role)))
      .map((row) => row.command),
  );
}
