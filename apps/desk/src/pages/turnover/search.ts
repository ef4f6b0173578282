import { handoverStates, leaveStates } from '@mingcha/domain/registry';
import { z } from 'zod';
import { oneOf } from '../../parts/search.ts';

export const LeavesSearch = z.object({ state: oneOf(leaveStates) });
export const HandoversSearch = z.object({ state: oneOf(handoverStates) });
