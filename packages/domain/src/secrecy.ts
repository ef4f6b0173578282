import type { z } from 'zod';
import { type ChosenSecrecy, HeldSecrecy } from './primitives.ts';
import { type Refusal, refusal } from './refusals.ts';

/** State secrets never enter this system: 秘密 and above belong on a classified network. */
export function tooSecret(chosen: ChosenSecrecy): Refusal | null {
  return HeldSecrecy.safeParse(chosen).success
    ? null
    : refusal('secrecy-too-high', { secrecy: `secrecy.${chosen}` });
}

/** For emitting, behind the guard above. */
export const heldSecrecy = (chosen: ChosenSecrecy): z.infer<typeof HeldSecrecy> => HeldSecrecy.parse(chosen);
