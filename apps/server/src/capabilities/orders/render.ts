import { renderOrder as print, type RenderedDocument } from '@mingcha/documents';
import type { BulletinImprint } from '@mingcha/domain/bulletins';
import { dayOf } from '@mingcha/domain/calendar';
import { OrderView, orderLifecycle } from '@mingcha/domain/orders';
import { actAsOffice } from '../../act.ts';
import { checkAddress } from '../../papers/check-address.ts';
import { fontsOf } from '../../papers/fonts-of.ts';
import { keepPrinted } from '../../papers/keep-printed.ts';
import { digest, keptView } from '../../papers/kept-view.ts';
import type { Services } from '../../services.ts';
import { zoneOf } from '../office-time.ts';

/** What is printed on the slip and never again: it is stored nowhere. */
export interface PrintedCode {
  readonly code: string;
  readonly address: string;
  readonly person: string;
  readonly until: string;
}

export async function issuedOf(services: Services, id: string) {
  return services.db.read(async (reader) => {
    const row = await reader.prisma.order.findUnique({ where: { id } });
    return row && { row, zone: await zoneOf(reader, row.office) };
  });
}
type Issued = NonNullable<Awaited<ReturnType<typeof issuedOf>>>;

/** The signed view with its number; with a slip, the same pages and one more to be torn off. */
export async function printOrder(
  services: Services,
  { row, zone }: Issued,
  { slip = null, seal = 'unsealed' }: { slip?: PrintedCode | null; seal?: BulletinImprint['seal'] } = {},
): Promise<RenderedDocument | null> {
  const { viewHash, number, dated, issuedAt } = row;
  if (viewHash === null || number === null || dated === null || issuedAt === null) return null;
  const imprint: BulletinImprint = {
    number,
    date: dayOf(Number(issuedAt), zone),
    printedOn: dated,
    seal,
    copy: null,
  };
  return print(await keptView(services, OrderView, viewHash), {
    fonts: fontsOf(services),
    imprint,
    digest,
    check: checkAddress(services.settings),
    slip,
  });
}

/** Prints an issued order from the view that was signed, and records the hash of the file. Runs any number of times. */
export async function renderOrder(services: Services, id: string): Promise<void> {
  const found = await issuedOf(services, id);
  if (found === null || found.row.state !== 'issued' || found.row.sha256 !== null) return;
  const document = await printOrder(services, found);
  if (document === null) throw new Error(`order ${id} is issued without a number`);
  const { office, version } = found.row;
  await keepPrinted(services, {
    office,
    subject: id,
    print: async (out) => {
      await out(document.bytes);
      return document;
    },
    record: (rendering) =>
      actAsOffice(services, office, {
        lifecycle: orderLifecycle,
        subject: { type: 'order', id },
        command: { type: 'recordOrderRendering', ...rendering },
        facts: {},
        expected: version,
      }),
  });
}

export async function orderWithSlip(services: Services, id: string, slip: PrintedCode): Promise<Uint8Array> {
  const found = await issuedOf(services, id);
  const document = found && (await printOrder(services, found, { slip }));
  if (!document) throw new Error(`order ${id} is not issued`);
  return document.bytes;
}
