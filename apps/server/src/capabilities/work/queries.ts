import type { SignedIn } from '../../context.ts';
import { casesWaiting } from '../accountability/queries.ts';
import { bulletinsWaiting } from './bulletins-waiting.ts';
import { dispatchesWaiting } from './dispatches-waiting.ts';
import { findingsWaiting } from './findings-waiting.ts';
import { officeWaiting } from './office-waiting.ts';
import { ordersWaiting } from './orders-waiting.ts';
import { visitsWaiting } from './visits-waiting.ts';
import type { Asked, Waiting } from './waiting.ts';

/** In the order in which the list of work shows them. */
const waiting: readonly Waiting[] = [
  ...casesWaiting,
  ...visitsWaiting,
  ...findingsWaiting,
  ...bulletinsWaiting,
  ...ordersWaiting,
  ...dispatchesWaiting,
  ...officeWaiting,
];

/** What waits for this person in all their roles; what is zero is not mentioned. */
export function myWork({ services, session }: SignedIn) {
  const { office, person, roles } = session;
  const asked: Asked = {
    office,
    person,
    visits: [...session.visits],
    veiled: [...session.veiled.all],
    units: [...session.units],
    now: services.now(),
    standingIn: session.seats.filter(({ because }) => because !== 'own').length,
    roles,
    called: session.called,
  };
  return services.db.read(async (reader) => {
    const mine = waiting.filter((one) => one.roles.some((role) => roles.includes(role)));
    const counted = await Promise.all(
      mine.map(async ({ what, count }) => ({ what, count: await count(reader, asked) })),
    );
    return { waiting: counted.filter((one) => one.count > 0) };
  });
}
