import type { Role } from '@mingcha/domain';
import { type DispatchForm, formRules, holdsOne } from '@mingcha/domain/dispatches';
import type { WhereOf } from '../../access/ability.ts';

const forms = Object.keys(formRules) as DispatchForm[];
const signedBy = (roles: readonly Role[], reviewed: boolean): DispatchForm[] =>
  forms.filter((form) => formRules[form].reviewed === reviewed && holdsOne(roles, formRules[form].signers));

/** What waits for this person's signature: of forms they sign, not written by them, and reviewed where that is asked. */
export const toSign = ({
  roles,
  person,
}: {
  readonly roles: readonly Role[];
  readonly person: string;
}): WhereOf<'Dispatch'> => ({
  NOT: { drafters: { has: person } },
  OR: [
    { state: 'draft', form: { in: signedBy(roles, false) } },
    { state: 'reviewed', form: { in: signedBy(roles, true) } },
  ],
});
