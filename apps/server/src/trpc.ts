import { MissingGlyphs } from '@mingcha/documents';
import type { Verb } from '@mingcha/domain/access';
import { initTRPC, TRPCError } from '@trpc/server';
import { mayEver } from './access/ability.ts';
import { seatFor } from './access/stand-ins.ts';
import type { Context, Session, SignedIn } from './context.ts';
import { unprintable } from './papers/fonts-of.ts';
import { refusalOf, statusOf } from './refusal-of.ts';
import { Refused, refuse } from './refused.ts';
import { passwordRefusal } from './sign-in/password-age.ts';

const t = initTRPC.context<Context>().create({
  // The one place that puts an error on the wire: a code and facts; the sentence is the client's, in its language.
  errorFormatter: ({ shape, error, ctx }) => ({
    message: shape.message,
    code: shape.code,
    data: {
      code: shape.data.code,
      httpStatus: shape.data.httpStatus,
      path: shape.data.path,
      refusal: refusalOf(error, ctx?.request.id ?? null),
    },
  }),
});

export const router = t.router;
export const createCaller = t.createCallerFactory;

/** Turns an expected "no" into an answer of the right HTTP status; everything else stays an internal error. */
const refusals = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof MissingGlyphs) {
    const cause = new Refused(unprintable(result.error.cause));
    throw new TRPCError({ code: statusOf(cause.refusal.code), message: cause.message, cause });
  }
  if (!result.ok && result.error.cause instanceof Refused) {
    const { code } = result.error.cause.refusal;
    throw new TRPCError({ code: statusOf(code), message: code, cause: result.error.cause });
  }
  return result;
});

const base = t.procedure.use(refusals);

/** Open to anybody: setup, the exchange's challenge, a tablet's claim. */
export const publicProcedure = base;

/** Somebody signed in, whatever their role. A one-time code is for one answer and for nothing of an account. */
export const signedIn = base.use(({ ctx, next }) => {
  if (ctx.session?.pass !== undefined) refuse('pass.not-for-this');
  const inside: SignedIn = { ...ctx, session: sessionIn(ctx), verb: 'work.read' };
  return next({ ctx: inside });
});

function sessionIn({ session, sessionEnded }: Context): Session {
  if (session === null) refuse(sessionEnded ? 'session-expired' : 'not-signed-in');
  return session;
}

/** A tablet with a device session. */
export const fromTablet = base.use(({ ctx, next }) => {
  if (ctx.device === null) refuse('not-signed-in');
  return next({ ctx: { ...ctx, device: ctx.device } });
});

/**
 * Opens a procedure to whoever holds a role with this verb in some scope. Which rows it reaches is the row scope's
 * business (access/scope.ts): reads go through `scope(ctx, …)`, commands through `act(ctx, …)`, which applies it.
 *
 *   export const findings = router({
 *     list: can('finding.read').input(ListFindings).output(FindingPage).query(({ ctx, input }) => listFindings(ctx, input)),
 *     confirm: can('finding.confirm').input(ConfirmFinding).output(Acted).mutation(({ ctx, input }) => confirm(ctx, input)),
 *   });
 */
export function can(verb: Verb) {
  return base.use(async ({ ctx, next, path, getRawInput }) => {
    const session = sessionIn(ctx);
    if (session.passwordDue !== null) throw new Refused(passwordRefusal(session.passwordDue));
    if (!mayEver(session, verb)) {
      await ctx.services.accessLog.record({
        office: session.office,
        person: session.person,
        seat: session.seat,
        action: 'denied',
        noun: path,
        target: idIn(await getRawInput()),
        facts: { verb, ip: ctx.request.ip },
      });
      refuse('not-allowed', { verb: `verb.${verb}` });
    }
    // What is done in somebody's place names the seat it was done for.
    const inside: SignedIn = { ...ctx, session: { ...session, seat: seatFor(session, verb) }, verb };
    return next({ ctx: inside });
  });
}

function idIn(input: unknown): string | null {
  return typeof input === 'object' && input !== null && 'id' in input && typeof input.id === 'string'
    ? input.id
    : null;
}
