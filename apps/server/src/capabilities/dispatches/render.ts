import { dispatchLifecycle } from '@mingcha/domain/dispatches';
import { actAsOffice } from '../../act.ts';
import { keepPrinted } from '../../papers/keep-printed.ts';
import type { Services } from '../../services.ts';
import { zoneOf } from '../office-time.ts';
import { printSigned } from './print.ts';

/** Prints a signed dispatch from the view that was signed, and records the hash of the file. Runs any number of times. */
export async function renderDispatch(services: Services, id: string): Promise<void> {
  const found = await services.db.read(async (reader) => {
    const row = await reader.prisma.dispatch.findUnique({ where: { id } });
    return row && { row, zone: await zoneOf(reader, row.office) };
  });
  if (found === null || found.row.state !== 'signed') return;
  const { row, zone } = found;
  const document = await printSigned(services, row, { zone, seal: 'unsealed' });
  if (document === null) throw new Error(`dispatch ${id} is signed without a number`);
  await keepPrinted(services, {
    office: row.office,
    subject: id,
    print: async (out) => {
      await out(document.bytes);
      return document;
    },
    record: (rendering) =>
      actAsOffice(services, row.office, {
        lifecycle: dispatchLifecycle,
        subject: { type: 'dispatch', id },
        command: { type: 'recordDispatchRendering', ...rendering },
        facts: {},
        expected: row.version,
      }),
  });
}
