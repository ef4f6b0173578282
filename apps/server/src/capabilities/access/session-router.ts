import { roles } from '@mingcha/domain';
import { may, verbs } from '@mingcha/domain/access';
import { z } from 'zod';
import { isAdministrator } from '../../sign-in/sessions.ts';
import { fromTablet, router, signedIn } from '../../trpc.ts';
import { ChangePasswordInput, changePassword } from './change-password.ts';
import { enrolPersonKey, ProveInput } from './person-key.ts';

const Me = z.object({
  person: z.string(),
  name: z.string().nullable(),
  username: z.string(),
  office: z.object({
    id: z.string(),
    name: z.string(),
    short: z.string(),
    demo: z.boolean(),
    zone: z.string(),
  }),
  seat: z.object({ id: z.string(), title: z.string(), duty: z.string() }).nullable(),
  roles: z.array(z.enum(roles)),
  /** What this person may ask for at all; a screen shows nothing else. */
  verbs: z.array(z.string()),
  /** Set: nothing is open but the change of the password. */
  passwordDue: z.object({ because: z.enum(['one-time', 'old']), days: z.int() }).nullable(),
  /** Milliseconds without a sign of life after which the session ends. */
  idle: z.int(),
  now: z.int(),
});

export const session = router({
  me: signedIn.output(Me).query(({ ctx }) => {
    const { session: who, services } = ctx;
    return services.db.read(async ({ prisma }) => {
      const [person, office, seat] = await Promise.all([
        prisma.person.findUnique({ where: { id: who.person }, select: { name: true } }),
        prisma.office.findUniqueOrThrow({ where: { id: who.office } }),
        who.seat === null ? null : prisma.seat.findUnique({ where: { id: who.seat } }),
      ]);
      const { idle, idleAdmin } = services.settings.sessions;
      return {
        person: who.person,
        name: person?.name ?? null,
        username: who.username,
        office: {
          id: office.id,
          name: office.name,
          short: office.short,
          demo: office.demo,
          zone: office.zone,
        },
        seat: seat === null ? null : { id: seat.id, title: seat.title, duty: seat.duty },
        roles: [...who.roles],
        verbs: verbs.filter((verb) => may(who.roles, verb)),
        passwordDue: who.passwordDue,
        idle: isAdministrator(who.roles) ? idleAdmin : idle,
        now: services.now(),
      };
    });
  }),
  changePassword: signedIn
    .input(ChangePasswordInput)
    .output(z.object({ ok: z.literal(true) }))
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  prove: fromTablet
    .input(ProveInput)
    .output(z.object({ id: z.string(), person: z.string(), name: z.string() }))
    .mutation(({ ctx, input }) => enrolPersonKey(ctx, input)),
});
