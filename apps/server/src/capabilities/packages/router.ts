import { can, router } from '../../trpc.ts';
import { caseOf, make, makeOwn } from './commands.ts';
import { packagesOf } from './queries.ts';
import * as schemas from './schemas.ts';

export const packages = router({
  of: can('package.masked')
    .input(schemas.PackagesOf)
    .output(schemas.PackagesDetail)
    .query(({ ctx, input }) => packagesOf(ctx, caseOf(input.type, input.id))),
  make: can('package.masked')
    .input(schemas.MakePackage)
    .output(schemas.MadePackage)
    .mutation(({ ctx, input }) => make(ctx, input)),
  makeOwn: can('package.own')
    .input(schemas.MakeOwnPackage)
    .output(schemas.MadePackage)
    .mutation(({ ctx, input }) => makeOwn(ctx, input)),
});
