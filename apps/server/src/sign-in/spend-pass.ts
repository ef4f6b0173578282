import { passLifecycle } from '@mingcha/domain/access';
import { actAsOffice } from '../act.ts';
import type { SignedIn } from '../context.ts';

/** Once the answer is handed in, its code opens nothing. Called by the capability that took the answer. */
export async function spendPass({ services, session }: SignedIn): Promise<void> {
  if (session.pass === undefined) return;
  await actAsOffice(services, session.office, {
    lifecycle: passLifecycle,
    subject: { type: 'pass', id: session.pass.id },
    command: { type: 'spendPass' },
    facts: {},
  });
  await services.passSessions.endAll(session.pass.id);
}
