import type { NewEvent, Role } from '@mingcha/domain';
import { officeClock } from '@mingcha/domain';
import { PersonFields } from '@mingcha/domain/registry';
import { z } from 'zod';
import { togetherAsOffice } from '../../act.ts';
import { type Author, draftsOf, keyOf } from '../../acting/drafts.ts';
import { refuse } from '../../refused.ts';
import type { Services } from '../../services.ts';
import { hashPassword } from '../../sign-in/password.ts';
import { setCredential } from '../access/credential.ts';
import { laneEvents, referenceEvents } from './founding-events.ts';

export const administratorRoles = ['system-admin', 'security-admin', 'auditor'] as const;

export const Founding = z.object({
  office: z.object({
    name: z.string().trim().min(1).max(200),
    short: z.string().trim().min(1).max(40),
    /** What its document numbers begin with: 清督. */
    code: z.string().trim().min(1).max(12),
    zone: z.string().min(1).max(60).optional(),
  }),
  /** One for each of the three roles. */
  administrators: z
    .array(
      z.object({
        role: z.enum(administratorRoles),
        name: PersonFields.shape.name,
        username: z.string().regex(/^[a-z0-9._-]{3,40}$/),
        password: z.string().min(1).max(200),
      }),
    )
    .length(3),
});
export type Founding = z.infer<typeof Founding>;

export interface Founded {
  readonly office: string;
  readonly administrators: readonly {
    readonly person: string;
    readonly username: string;
    readonly role: Role;
  }[];
}

/**
 * The first entries of an office: the office itself, this server's lanes, the calendar, the default lists, and three
 * administrators of whom none can do what another does. `demo` is part of the founding entry and cannot be undone.
 */
export async function foundOffice(services: Services, founding: Founding, demo: boolean): Promise<Founded> {
  const { newId } = services;
  const office = newId('off');
  const zone = founding.office.zone ?? services.settings.zone;
  const people = await Promise.all(
    founding.administrators.map(async ({ password, ...one }) => ({
      ...one,
      person: newId('per'),
      account: newId('acc'),
      hashed: await hashPassword(password),
    })),
  );
  const { name, short, code } = founding.office;
  const firsts: NewEvent[] = [
    {
      kind: 'office.founded',
      subject: { type: 'office', id: office },
      payload: { name, short, code, demo, recoveryKey: services.secrets.recovery.recipient, zone },
    },
    ...((await lanesAreOpen(services)) ? [] : laneEvents(services)),
    ...referenceEvents(services, zone),
    ...people.map(
      (one): NewEvent => ({
        kind: 'person.registered',
        subject: { type: 'person', id: one.person },
        payload: { name: one.name, unit: null },
      }),
    ),
  ];
  const accounts = people.map(
    ({ account, person, username }): NewEvent => ({
      kind: 'account.opened',
      subject: { type: 'account', id: account },
      payload: { person, username },
    }),
  );
  const grants = people.map(
    ({ person, role }): NewEvent => ({
      kind: 'role.granted',
      subject: { type: 'role-grant', id: newId('rgt') },
      payload: { person, role },
    }),
  );
  const holder = (role: Role) => people.find((one) => one.role === role)?.person ?? officeClock;
  const said: readonly [string, NewEvent[]][] = [
    [officeClock, firsts],
    // From the first entry on, whoever opens an account is not who gives it its role.
    [holder('system-admin'), accounts],
    [holder('security-admin'), grants],
  ];

  const subjects = said.flatMap(([, events]) => events.map(({ subject }) => subject));
  await togetherAsOffice(services, office, subjects, async (t) => {
    const counts = new Map(subjects.map((subject) => [keyOf(subject), 0]));
    for (const [person, events] of said) {
      const author: Author = { office, person, seat: null };
      await t.reader.append(draftsOf(events, author, counts, []));
    }
    await t.reader.fold();
    for (const { account, person, username, hashed } of people)
      await setCredential(services, t, { account, person, office, username, hashed, mustChange: false });
    // Whoever comes second with the same code finds it used.
    const used = await t.reader.bookkeeping.setupCode.deleteMany({});
    if (!demo && used.count === 0) refuse('office-already-founded');
  });
  return {
    office,
    administrators: people.map(({ person, username, role }) => ({ person, username, role })),
  };
}

async function lanesAreOpen({ db, secrets }: Services): Promise<boolean> {
  return (await db.reader.prisma.serverLane.count()) >= secrets.lanes.length;
}
