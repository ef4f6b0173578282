import { renderBulletin as print } from '@mingcha/documents';
import { idOf } from '@mingcha/domain';
import { bulletinLifecycle, SealBulletin } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import type { z } from 'zod';
import { scope } from '../../access/scope.ts';
import { act } from '../../act.ts';
import type { SignedIn } from '../../context.ts';
import { isHeld } from '../../files/held.ts';
import { refuse } from '../../refused.ts';
import { answered, seen } from '../acted.ts';
import { zoneOf } from '../office-time.ts';
import { digest, keptView } from './freeze.ts';
import { fontsOf, photosOf } from './render.ts';

export const Seal = SealBulletin.extend({ id: idOf('bulletin'), ...seen });

/** 用印登记: what was sealed by hand comes back as a scan of one original. */
export async function seal(ctx: SignedIn, { id, expected, ...said }: z.infer<typeof Seal>) {
  const { services, session } = ctx;
  const acted = await act(ctx, {
    lifecycle: bulletinLifecycle,
    subject: { type: 'bulletin', id },
    command: { type: 'sealBulletin', ...said },
    facts: async (reader, _, now) => {
      const known = await reader.prisma.person.count({
        where: { id: said.sealedBy, office: session.office },
      });
      if (known === 0) refuse('not-found', { subject: 'person' });
      return {
        today: dayOf(now, await zoneOf(reader, session.office)),
        scanHeld: await isHeld(services, reader, said.scan),
      };
    },
    expected,
  });
  return answered(acted);
}

/**
 * 用印稿: the signed text under its number, with the place of the seal free and no mark across the page. Printed from
 * the view that was signed, so that what is stamped is what was decided.
 */
export async function sealingCopy(ctx: SignedIn, id: string): Promise<{ bytes: Uint8Array; number: string }> {
  const { services } = ctx;
  const { row, zone } = await services.db.read(async (reader) => {
    const where = { AND: [scope(ctx, ctx.verb, 'Bulletin'), { id }] };
    const found = await reader.prisma.bulletin.findFirst({ where });
    if (found === null) refuse('not-found', { subject: 'bulletin' });
    return { row: found, zone: await zoneOf(reader, found.office) };
  });
  const { viewHash, number, dated, signedAt } = row;
  if (viewHash === null || number === null || dated === null || signedAt === null)
    refuse('state-forbids', {
      subject: 'subject.bulletin',
      command: 'command.sealBulletin',
      state: `state.bulletin.${row.state}`,
    });
  const view = await keptView(services, viewHash);
  const document = await print(view, {
    fonts: fontsOf(services),
    imprint: {
      number,
      date: dayOf(Number(signedAt), zone),
      printedOn: dated,
      seal: 'space',
      copy: null,
    },
    photos: photosOf(services, view),
    digest,
  });
  return { bytes: document.bytes, number };
}
