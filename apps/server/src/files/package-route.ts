import { refusal } from '@mingcha/domain';
import { packageLifecycle } from '@mingcha/domain/packages';
import type { FastifyInstance } from 'fastify';
import { actAsOffice } from '../act.ts';
import { sealedBytes } from '../ferry/age-payload.ts';
import { capacityOf, type Shelved } from '../packages/shelf.ts';
import { BlobChanged, tarOf, tarSize } from '../packages/stream.ts';
import type { Services } from '../services.ts';
import { contextOf } from '../web/context.ts';
import { Buffers } from './buffers.ts';
import { pour } from './pour.ts';
import { readerOf } from './reader-of.ts';

/** `GET /files/packages/<id>`: to whoever made it, for a while. That it leaves is in the journal already. */
export function packageRoute(app: FastifyInstance, services: Services): void {
  const contextFrom = contextOf(services);
  app.get('/files/packages/:id', async (request, reply) => {
    const reader = readerOf(await contextFrom({ req: request, res: reply }));
    if (reader.session === null) return reply.code(reader.status).send({ refusal: reader.refusal });
    const { office, person, seat } = reader.session;
    const { id = '' } = request.params as { id?: string };
    const one = services.shelf.get(id, person);
    if (one !== null && (await isStale(services, office, one, capacityOf(reader.session)))) {
      services.shelf.drop(id);
      return reply.code(404).send({ refusal: refusal('package.gone') });
    }
    if (one === null) return reply.code(404).send({ refusal: refusal('package.gone') });
    await services.accessLog.record({
      office,
      person,
      seat,
      action: 'exported',
      noun: 'package',
      target: id,
      facts: { manifest: one.bag.manifest, ip: request.ip },
    });
    const buffers = new Buffers();
    const { pieces, length } = await piecesOf(services, one, buffers);
    reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `attachment; filename="${one.filename}"`)
      .header('content-length', length)
      .header('x-content-type-options', 'nosniff')
      .type(one.way === 'folder' ? 'application/x-tar' : 'application/octet-stream');
    await pour(reply, pieces, buffers).catch((error: Error) => brokeOff(services, office, id, error));
    return reply;
  });
}

/** What takes values, or the right to them, away from those who had them. */
const takingAway = [
  'fields.erased',
  'evidence.destroyed',
  'finding.referred',
  'role.revoked',
  'seat.vacated',
];

/** What was opened a while ago is not handed out when somebody has since destroyed it or may no longer read it. */
async function isStale({ db }: Services, office: string, one: Shelved, capacity: string): Promise<boolean> {
  if (one.capacity !== capacity) return true;
  const since = await db.read(({ prisma }) =>
    prisma.entry.findFirst({
      where: { office, kind: { in: takingAway }, arrival: { gte: BigInt(one.madeAt) } },
      select: { hash: true },
    }),
  );
  return since !== null;
}

async function piecesOf({ blobs }: Services, one: Shelved, buffers: Buffers) {
  const pieces = tarOf(one.bag, one.id, one.madeAt, blobs, buffers);
  const length = tarSize(one.bag);
  const to =
    one.passphrase !== null
      ? { passphrase: one.passphrase }
      : one.recipient !== null
        ? { recipient: one.recipient }
        : null;
  if (to === null) return { pieces, length };
  const sealed = await sealedBytes(to, pieces, buffers);
  return { pieces: sealed.pieces, length: sealed.lengthOf(length) };
}

/** What left of it has no end. Whoever opens the case's packages next reads why; a line that broke is no such thing. */
async function brokeOff(services: Services, office: string, id: string, error: Error): Promise<void> {
  if (!(error instanceof BlobChanged)) return;
  services.shelf.drop(id);
  services.log.error({ package: id, sha256: error.sha256, found: error.found }, 'a package broke off');
  try {
    await actAsOffice(services, office, {
      lifecycle: packageLifecycle,
      subject: { type: 'package', id },
      command: { type: 'breakPackage', file: error.sha256, found: error.found },
      facts: {},
    });
  } catch (failed) {
    services.log.error({ err: failed, package: id }, 'that it broke off could not be written down');
  }
}
