import { type PackageCase, type PackageScope, packageLifecycle } from '@mingcha/domain/packages';
import type { z } from 'zod';
import { act } from '../act.ts';
import type { MadePackage, MakePackage } from '../capabilities/packages/schemas.ts';
import type { SignedIn } from '../context.ts';
import { type Contents, contentsOf } from './contents.ts';
import { passphraseFrom } from './passphrase.ts';
import { type Reach, reachOf } from './reach.ts';
import { capacityOf, shelfLifeMs } from './shelf.ts';

interface Addressed extends Pick<z.infer<typeof MakePackage>, 'receiver' | 'way' | 'recipient'> {
  readonly case: PackageCase;
}

interface Way {
  readonly scope: PackageScope;
  readonly told: boolean;
  readonly reach?: Reach;
}

/** Gathers, writes down that it leaves, and only then lets it be fetched. */
export async function makePackage(
  ctx: SignedIn,
  input: Addressed,
  { scope, told, reach = reachOf(ctx.session) }: Way,
): Promise<z.infer<typeof MadePackage>> {
  const { services, session } = ctx;
  const { office, person, seat } = session;
  const id = services.newId('pkg');
  const { name, zone } = await services.db.read(({ prisma }) =>
    prisma.office.findUniqueOrThrow({ where: { id: office }, select: { name: true, zone: true } }),
  );
  const madeAt = services.now();
  const contents = await contentsOf(services, {
    id,
    case: input.case,
    scope,
    told,
    receiver: input.receiver,
    madeAt,
    madeBy: { person, seat },
    office: { id: office, name, zone },
    reach,
  });
  const passphrase = input.way === 'passphrase' ? passphraseFrom(services.random(15)) : null;
  const filename = `${id}.tar${input.way === 'folder' ? '' : '.age'}`;
  services.shelf.put({
    id,
    person,
    bag: contents.bag,
    madeAt,
    capacity: capacityOf(ctx.session),
    way: input.way,
    passphrase,
    recipient: input.recipient ?? null,
    filename,
    until: madeAt + shelfLifeMs,
  });
  try {
    await act(ctx, {
      lifecycle: packageLifecycle,
      subject: { type: 'package', id },
      command: {
        type: told ? 'takePackage' : 'makePackage',
        case: input.case,
        scope,
        receiver: input.receiver,
        way: input.way,
        manifest: contents.bag.manifest,
        headSize: contents.headSize,
        left: leftOf(contents),
      },
      facts: {},
      creates: true,
    });
  } catch (error) {
    services.shelf.drop(id);
    throw error;
  }
  return {
    id,
    filename,
    passphrase,
    manifest: contents.bag.manifest,
    size: contents.bag.stored.reduce((sum, each) => sum + each.size, 0),
  };
}

const leftOf = ({ files, evidence }: Contents) =>
  files.flatMap(({ sha256, role }) => {
    const piece = evidence.get(sha256);
    return piece !== undefined && (role === 'original' || role === 'masked')
      ? [{ evidence: piece, sha256, copy: role }]
      : [];
  });
