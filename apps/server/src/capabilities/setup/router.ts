import { z } from 'zod';
import { refuse } from '../../refused.ts';
import { isStrong, passwordRules } from '../../sign-in/password.ts';
import { publicProcedure, router } from '../../trpc.ts';
import { administratorRoles, Founding, foundOffice } from './found-office.ts';
import { isSetupCode } from './setup-code.ts';

/** The first start of an empty installation. Closed for good once an office stands. */
export const setup = router({
  state: publicProcedure
    .output(
      z.object({
        founded: z.boolean(),
        demo: z.boolean(),
        password: z.object({ least: z.int(), most: z.int(), classes: z.int() }),
      }),
    )
    .query(async ({ ctx }) => {
      const office = await ctx.services.db.reader.prisma.office.findFirst({ select: { demo: true } });
      const { least, most, classes } = passwordRules;
      return { founded: office !== null, demo: office?.demo ?? false, password: { least, most, classes } };
    }),

  found: publicProcedure
    .input(Founding.extend({ code: z.string().min(1).max(20) }))
    .output(z.object({ office: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const { services, request } = ctx;
      if ((await services.db.prisma.office.count()) > 0) refuse('office-already-founded');
      const left = services.guesses.claim(request.ip);
      if (left === null) refuse('too-many-requests', { seconds: 900 });
      if (!(await isSetupCode(services, input.code))) refuse('setup-code-wrong');
      services.guesses.right(request.ip);
      const { administrators } = input;
      for (const role of administratorRoles)
        if (administrators.filter((one) => one.role === role).length !== 1)
          refuse('input-invalid', { field: 'administrators' });
      if (new Set(administrators.map((one) => one.username)).size !== 3)
        refuse('name-taken', { name: administrators[0]?.username ?? '' });
      for (const { username, password } of administrators)
        if (!isStrong(password, username)) refuse('password-weak', { length: passwordRules.least });
      const { office } = await foundOffice(services, input, false);
      return { office };
    }),
});
