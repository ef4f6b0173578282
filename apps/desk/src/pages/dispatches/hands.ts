import { type DispatchForm, formRules, holdsOne } from '@mingcha/domain/dispatches';
import { useSession } from '../../session/session-context.ts';

/** Whether the reader drafts this form, by the same table that the server decides by. */
export function useWrites(): (form: DispatchForm) => boolean {
  const { roles } = useSession();
  return (form) => holdsOne(roles, formRules[form].drafters);
}

/** The same of signing it. */
export function useSigns(): (form: DispatchForm) => boolean {
  const { roles } = useSession();
  return (form) => holdsOne(roles, formRules[form].signers);
}
