import type { Subject } from '@mingcha/domain';
import {
  groupedPass,
  type PassRole,
  passLifecycle,
  readPass,
  type Verb,
  verbs,
} from '@mingcha/domain/access';
import type { z } from 'zod';
import { rowInScope, scope } from '../../access/scope.ts';
import { veiledFrom } from '../../access/veiled.ts';
import { act, actAsOffice } from '../../act.ts';
import type { Context, SignedIn } from '../../context.ts';
import { Refused, refuse } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { answered } from '../acted.ts';
import { plain } from '../plain.ts';
import { namesOf } from '../registry/queries.ts';
import { newPassCode, passDigest } from './pass-code.ts';
import type { Current, Issue, Open, PassList, Revoke } from './pass-schemas.ts';

/** A code for one person and one subject that whoever issues it may read. It is told once and stored nowhere. */
export async function issue(ctx: SignedIn, input: z.infer<typeof Issue>) {
  const { services, session } = ctx;
  const { about, person, role, seat = null, until } = input;
  await assertReadable(ctx, about);
  const code = newPassCode(services.random);
  const acted = await act(ctx, {
    lifecycle: passLifecycle,
    subject: { type: 'pass', id: services.newId('pas') },
    command: {
      type: 'issuePass',
      about,
      role,
      person,
      seat,
      digest: passDigest(services.secrets.session, code),
      until,
    },
    facts: async ({ prisma }) => {
      const known = await prisma.person.count({ where: { id: person, office: session.office } });
      if (known === 0) refuse('not-found', { subject: 'person' });
      return {};
    },
    creates: true,
  });
  const address = `${services.settings.publicUrl}/answer#${code}`;
  return { id: acted.subject.id, code: groupedPass(code), address, until };
}

async function assertReadable(ctx: SignedIn, about: Subject): Promise<void> {
  const verb = verbs.find((one): one is Verb => one === `${about.type}.read`);
  const reached =
    verb !== undefined &&
    (await ctx.services.db.read((reader) => rowInScope({ ...ctx, verb }, reader, about)));
  if (!reached) refuse('not-found', { subject: about.type });
}

export async function revoke(ctx: SignedIn, { id, expected, reason }: z.infer<typeof Revoke>) {
  const acted = await act(ctx, {
    lifecycle: passLifecycle,
    subject: { type: 'pass', id },
    command: { type: 'revokePass', reason },
    facts: {},
    expected,
  });
  await ctx.services.passSessions.endAll(id);
  return answered(acted);
}

/** A guess costs one of twenty in a quarter of an hour; what is spent, withdrawn or never was has one answer. */
export async function open(ctx: Context, { code: typed }: z.infer<typeof Open>) {
  const { services, request } = ctx;
  if (services.guesses.claim(request.ip) === null) refuse('too-many-requests', { seconds: 15 * 60 });
  const found = await passBehind(services, readPass(typed));
  if (found === null) {
    await note(services, ctx, { office: '', person: '' }, null, 'denied');
    refuse('pass.unknown');
  }
  services.guesses.right(request.ip);
  if (found.state === 'expired' || Number(found.until) <= services.now()) refuse('pass.over');
  if (found.state === 'issued') await openFirst(services, found.office, found.id);
  request.setHeader('set-cookie', await services.passSessions.open(found.id, found.office));
  await note(services, ctx, found, found.id, 'signed-in');
  return { about: { type: found.aboutType, id: found.aboutId } };
}

/** What was referred is behind no code either: whoever holds the paper learns no more from it than from a wrong one. */
async function passBehind({ db, secrets }: Services, code: string | null) {
  if (code === null) return null;
  return db.read(async (reader) => {
    const pass = await reader.prisma.pass.findFirst({
      where: { digest: passDigest(secrets.session, code), state: { in: ['issued', 'opened', 'expired'] } },
    });
    if (pass === null) return null;
    const { all } = await veiledFrom(reader, pass.office, pass.person);
    return all.includes(pass.id) ? null : pass;
  });
}

async function openFirst(services: Services, office: string, id: string): Promise<void> {
  try {
    await actAsOffice(services, office, {
      lifecycle: passLifecycle,
      subject: { type: 'pass', id },
      command: { type: 'openPass' },
      facts: {},
    });
  } catch (error) {
    // Two devices typed it at once: one of them opened it, which is all that was wanted.
    if (!(error instanceof Refused) || error.refusal.code !== 'state-forbids') throw error;
  }
}

/** Ends what has run out, so that the list says so. The code itself opens nothing from its last moment on. */
export async function expirePasses(services: Services): Promise<number> {
  const over = await services.db.read(({ prisma }) =>
    prisma.pass.findMany({
      where: { state: { in: ['issued', 'opened'] }, until: { lte: BigInt(services.now()) } },
      select: { id: true, office: true },
      orderBy: { id: 'asc' },
      take: 500,
    }),
  );
  for (const { id, office } of over) {
    const subject = { type: 'pass' as const, id };
    await actAsOffice(services, office, {
      lifecycle: passLifecycle,
      subject,
      command: { type: 'expirePass' },
      facts: {},
    });
    await services.passSessions.endAll(id);
  }
  return over.length;
}

/** Nobody with a code is no mistake: the page asks for one. */
export async function current({ session, services }: Context): Promise<z.infer<typeof Current>> {
  const pass = session?.pass;
  if (!session || !pass) return null;
  return services.db.read(async ({ prisma }) => {
    const [row, person, office] = await Promise.all([
      prisma.pass.findUniqueOrThrow({ where: { id: pass.id } }),
      prisma.person.findUnique({ where: { id: session.person }, select: { name: true } }),
      prisma.office.findUniqueOrThrow({ where: { id: session.office }, select: { name: true } }),
    ]);
    return {
      pass: pass.id,
      about: { type: pass.only.type, id: pass.only.id },
      role: row.role as PassRole,
      person: person?.name ?? null,
      office: office.name,
      until: Number(row.until),
    };
  });
}

export function list(ctx: SignedIn, { about }: { about: Subject }): Promise<z.infer<typeof PassList>> {
  return ctx.services.db.read(async (reader) => {
    const rows = await reader.prisma.pass.findMany({
      where: { AND: [scope(ctx, ctx.verb, 'Pass'), { aboutType: about.type, aboutId: about.id }] },
      orderBy: { issuedAt: 'desc' },
      take: 100,
    });
    const people = rows.flatMap((row) => [row.person, row.issuedBy]);
    return {
      rows: rows.map((row) => plain(row)) as z.infer<typeof PassList>['rows'],
      names: await namesOf(reader, ctx.session.office, people),
    };
  });
}

function note(
  services: Services,
  { request }: Context,
  { office, person }: { readonly office: string; readonly person: string },
  target: string | null,
  action: 'signed-in' | 'denied',
): Promise<void> {
  return services.accessLog.record({
    office,
    person,
    seat: null,
    action,
    noun: 'pass',
    target,
    facts: { ip: request.ip },
  });
}
