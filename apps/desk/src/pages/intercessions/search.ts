import { z } from 'zod';

export const IntercessionsSearch = z.object({
  direction: z.enum(['asc', 'desc']).optional().catch(undefined),
});
