import { createHmac } from 'node:crypto';
import type { Reader, Writer } from '@mingcha/db';
import { accountLifecycle } from '@mingcha/domain/access';
import { canonicalBytes } from '@mingcha/journal';
import type { Together } from '../../act.ts';
import type { Services } from '../../services.ts';
import { passwordRules } from '../../sign-in/password.ts';

/** What a password row says, in the fields that decide who may sign in as whom. */
export interface CredentialRow {
  readonly user: string;
  readonly person: string;
  readonly office: string;
  readonly username: string;
  readonly provider: string;
  readonly password: string;
}

/** The keyed digest that an entry carries: a row changed past the program no longer agrees with the journal. */
export const digestOf = (key: Uint8Array, row: CredentialRow): string =>
  createHmac('sha256', key)
    .update(canonicalBytes({ ...row }))
    .digest('hex');

/** The rows as they stand, for every name that can sign in. */
export async function readCredentials(prisma: Reader['prisma']): Promise<CredentialRow[]> {
  const users = await prisma.user.findMany({ include: { accounts: true }, orderBy: { id: 'asc' } });
  return users.flatMap((user) =>
    user.accounts.map((account) => ({
      user: user.id,
      person: user.personId,
      office: user.office ?? '',
      username: user.username ?? '',
      provider: account.providerId,
      password: account.password ?? '',
    })),
  );
}

export interface NewCredential {
  readonly account: string;
  readonly person: string;
  readonly office: string;
  readonly username: string;
  /** Argon2id, made before the transaction: it takes a tenth of a second. */
  readonly hashed: string;
  readonly mustChange: boolean;
}

/** Stores a password row and writes the entry with its digest, in one transaction. */
export async function setCredential(
  services: Services,
  t: Pick<Together, 'actAsOffice'> & { readonly reader: Writer },
  credential: NewCredential,
): Promise<void> {
  const { bookkeeping } = t.reader;
  const { person, office, username, hashed, mustChange } = credential;
  const user = await userOf(services, bookkeeping, credential);
  const before = await bookkeeping.account.findFirst({ where: { userId: user, providerId: 'credential' } });
  const state = await bookkeeping.credentialState.findUnique({ where: { userId: user } });
  if (before === null)
    await bookkeeping.account.createMany({
      data: { id: uuid(services), accountId: user, providerId: 'credential', userId: user, password: hashed },
    });
  else await bookkeeping.account.updateMany({ where: { id: before.id }, data: { password: hashed } });
  const previous = [hashed, ...(state?.previous ?? [])].slice(0, passwordRules.remembered);
  const now = { person, setAt: BigInt(services.now()), mustChange, previous };
  if (state === null) await bookkeeping.credentialState.createMany({ data: { userId: user, ...now } });
  else await bookkeeping.credentialState.updateMany({ where: { userId: user }, data: now });
  const digest = digestOf(services.secrets.credential, {
    user,
    person,
    office,
    username,
    provider: 'credential',
    password: hashed,
  });
  await t.actAsOffice({
    lifecycle: accountLifecycle,
    subject: { type: 'account', id: credential.account },
    command: { type: 'setCredential', digest },
    facts: {},
  });
}

async function userOf(
  services: Services,
  bookkeeping: Writer['bookkeeping'],
  { person, office, username }: NewCredential,
): Promise<string> {
  const known = await bookkeeping.user.findUnique({ where: { username } });
  if (known !== null) return known.id;
  const id = uuid(services);
  await bookkeeping.user.createMany({
    data: {
      id,
      // better-auth wants a name and an address; people's own stand sealed in the journal, not here.
      name: username,
      email: `${id}@account.invalid`,
      username,
      displayUsername: username,
      personId: person,
      office,
    },
  });
  return id;
}

/** RFC 9562 version 4 from the server's own source of chance. */
function uuid({ random }: Services): string {
  const bytes = Buffer.from(random(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
