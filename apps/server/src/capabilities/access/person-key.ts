import { refusal } from '@mingcha/domain';
import { EnrolPersonKey, personKeyLifecycle } from '@mingcha/domain/access';
import { z } from 'zod';
import { standingOf } from '../../access/standing.ts';
import { togetherAs } from '../../act.ts';
import type { FromTablet } from '../../context.ts';
import { Refused, refuse } from '../../refused.ts';
import { proveByPassword } from '../../sign-in/sign-in.ts';

export const ProveInput = z.object({
  username: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  publicKey: EnrolPersonKey.shape.publicKey,
  alg: EnrolPersonKey.shape.alg,
});

/**
 * A member shows once, by name and password, that the key this tablet made is theirs; from then on their PIN opens it and
 * their signatures count. On a tablet of the pool this is also what binds them to it.
 */
export async function enrolPersonKey(ctx: FromTablet, input: z.infer<typeof ProveInput>) {
  const { services, device } = ctx;
  const { publicKey, alg, ...credentials } = input;
  const proven = await proveByPassword(services.signIn, {
    ...credentials,
    headers: new Headers(),
    ip: ctx.request.ip,
  });
  if (!proven.ok) throw new Refused(proven.refusal);
  const { prisma } = services.db.reader;
  const { person } = proven;
  const row = await prisma.person.findFirst({ where: { id: person, office: device.office } });
  if (row === null) throw new Refused(refusal('access.person-not-of-device'));
  const known = await prisma.personKey.findFirst({ where: { person, device: device.device, publicKey } });
  if (known !== null) return { id: known.id, person, name: row.name ?? '' };

  const id = services.newId('pky');
  const standing = await standingOf(services.db.reader, person, device.office);
  const subjects = [
    { type: 'person-key' as const, id },
    { type: 'device' as const, id: device.device },
  ];
  await togetherAs(services, standing, subjects, async (t) => {
    const found = await t.reader.prisma.device.findUnique({ where: { id: device.device } });
    if (found === null) refuse('access.device-unknown');
    await t.act({
      lifecycle: personKeyLifecycle,
      subject: { type: 'person-key', id },
      creates: true,
      command: { type: 'enrolPersonKey', person, device: device.device, publicKey, alg },
      facts: { device: { status: found.state, persons: found.persons } },
    });
    if (!device.persons.includes(person)) await t.reader.bind(device.writer, [...device.persons, person]);
  });
  return { id, person, name: row.name ?? '' };
}
