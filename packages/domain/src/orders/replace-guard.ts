import { given } from '../fact.ts';
import type { Guard } from '../machine.ts';
import { refusal } from '../refusals.ts';
import type { OrderCommand, OrderFacts, OrderState } from './order.ts';

/** What is put in the place of an order that stands would be a second order about the same; of another unit it would be none in its place. */
export const replacesRevoked: Guard<OrderState, OrderCommand, OrderFacts> = (_, command, { replaced }) => {
  if (command.type !== 'draftOrder' && command.type !== 'reviseOrder') return null;
  if (command.replaces === undefined) return null;
  const before = given(replaced, 'replaced');
  if (before === null) return refusal('not-found', { subject: 'order' });
  if (before.unit !== command.unit) return refusal('order.replaces-other-unit');
  return before.revoked ? null : refusal('order.replaces-standing');
};
