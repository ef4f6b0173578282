import type { Reader } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import { abilityOf } from '../access/ability.ts';
import { type Standing, standingOf } from '../access/standing.ts';
import type { Session } from '../context.ts';
import type { PaperAct } from './paper-act.ts';

interface Decision {
  readonly person: string;
  readonly office: string;
  readonly about: Subject;
}

/** Who signed, as the house knows them: what was granted, what their seats say, and `party` to what is addressed to them. */
export async function deciderOf(
  reader: Reader,
  act: PaperAct,
  { person, office, about }: Decision,
): Promise<Standing> {
  const parties = (await act.parties?.(reader, about)) ?? [];
  return standingOf(reader, person, office, {
    bySeat: true,
    also: parties.includes(person) ? ['party'] : [],
  });
}

/** They are not at this request's other end; their rights are, for the length of one transaction. */
export const onPaper = (standing: Standing, paper: string): Session => ({
  ...standing,
  id: paper,
  user: '',
  username: '',
  passwordDue: null,
  ability: abilityOf(standing),
});
