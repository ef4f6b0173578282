import { destructionStates, holdStates } from '@mingcha/domain/retention';
import { z } from 'zod';
import { oneOf } from '../../parts/search.ts';

export const DestructionsSearch = z.object({ state: oneOf(destructionStates) });
export const HoldsSearch = z.object({ state: oneOf(holdStates) });
