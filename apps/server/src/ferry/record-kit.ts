import { deviceLifecycle, type FerryReport } from '@mingcha/domain/access';
import { togetherAs } from '../act.ts';
import type { Session } from '../context.ts';
import type { Services } from '../services.ts';

interface ReadKit {
  readonly file: string;
  /** Number of the last entry in the kit. */
  readonly held: number;
  readonly report: FerryReport;
}

/** Reading a kit is an act with consequence: what it held, what was here before, and what neither has, is an entry. */
export async function recordKit(
  services: Services,
  session: Session,
  device: string,
  { file, held, report }: ReadKit,
): Promise<void> {
  const { at, whole, had, missing } = report;
  const subject = { type: 'device' as const, id: device };
  await togetherAs(services, session, [subject], (t) =>
    t.act({
      lifecycle: deviceLifecycle,
      subject,
      command: { type: 'recoverDevice', file, at, whole, had, held, missing: [...missing] },
      facts: {},
    }),
  );
}
