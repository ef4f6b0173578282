import type { AppRouter } from '@mingcha/server/api';
import { createTRPCClient, httpBatchLink } from '@trpc/client';

/** Says that it comes with a code, so that whoever is signed in beside it in the same browser does not answer. */
export const passClient = createTRPCClient<AppRouter>({
  links: [httpBatchLink({ url: '/trpc', maxURLLength: 6000, headers: { 'x-mingcha-pass': '1' } })],
});
