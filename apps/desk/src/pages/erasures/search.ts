import { erasureStates } from '@mingcha/domain/access';
import { z } from 'zod';
import { oneOf } from '../../parts/search.ts';

export const ErasuresSearch = z.object({ state: oneOf(erasureStates) });
