import type { Kind } from '../kinds.ts';
import { type Decision, discreetly, named, openly, type Tell, unitPeople } from './notice.ts';
import { toldAccountability } from './told-accountability.ts';
import { toldField } from './told-field.ts';
import { toldOffice } from './told-office.ts';
import { toldTurnover } from './told-turnover.ts';
import { toldUnit } from './told-unit.ts';

/** For every kind of entry: who is told what, or why nobody is. A kind without a decision does not compile. */
export const told: Readonly<Record<Kind, Decision>> = {
  ...toldOffice,
  ...toldField,
  ...toldUnit,
  ...toldAccountability,
  ...toldTurnover,
};

/** An entry of a kind from a newer program tells nobody. */
export function tellsOf(kind: string): readonly Tell[] {
  const decision = (told as Readonly<Record<string, Decision | undefined>>)[kind];
  return decision === undefined || typeof decision === 'string' ? [] : decision;
}

/** Working days before the last one at which somebody is reminded. */
export const remindedBefore = 2;

/**
 * Reminders of clocks whose own slice writes no entry when the last days begin. An order's clock does (`order.urged`), so
 * it is not here.
 */
export const reminders = {
  confirmation: openly(
    'confirmation.due-soon',
    'confirmation.read',
    [...unitPeople, ...named('respondent')],
    {
      due: 'answer',
      states: ['served'],
    },
  ),
  case: discreetly('case.due-soon', 'case.defend', [...named('respondent'), { seat: 'chief' }], {
    due: 'defence',
  }),
  order: openly('order.due-soon', 'order.read', unitPeople, { due: 'acknowledge', states: ['served'] }),
} as const satisfies Record<string, Tell>;

const allTells: readonly Tell[] = [
  ...Object.values(told).flatMap((decision) => (typeof decision === 'string' ? [] : decision)),
  ...Object.values(reminders),
];

/** Every sentence there may be. */
export const noticeCodes: readonly string[] = [...new Set(allTells.map((tell) => tell.code))].sort();

const openCodes: ReadonlySet<string> = new Set(
  allTells.filter((tell) => tell.outside === 'open').map((tell) => tell.code),
);
/** Whether this sentence may leave the house as it stands. */
export const isOpen = (code: string): boolean => openCodes.has(code);
