import { may, type Verb } from '@mingcha/domain/access';
import { useSession } from './session-context.ts';

/** Whether the reader holds a verb in some scope: what is not theirs to do is not offered. */
export function useMay(verb: Verb): boolean {
  const { roles } = useSession();
  return may(roles, verb);
}
