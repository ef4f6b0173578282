import type { NewEvent } from '@mingcha/domain';
import { dayOf, yearOfDay } from '@mingcha/domain/calendar';
import { shippedChecklists } from '@mingcha/domain/registry';
import { taxonomy2026 } from '@mingcha/domain/taxonomy';
import { publishedYear } from '../../calendar/published-year.ts';
import { serverKeyOf, signerOf } from '../../journal/ports.ts';
import type { Services } from '../../services.ts';

/** What every new office begins with besides its people: the years around now, the default classification and lists of questions. */
export function referenceEvents({ newId, now }: Services, zone: string): NewEvent[] {
  const year = yearOfDay(dayOf(now(), zone));
  const { version, axes } = taxonomy2026;
  return [
    ...[year - 1, year, year + 1].map(
      (each): NewEvent => ({
        kind: 'calendar.loaded',
        subject: { type: 'calendar', id: newId('cal') },
        payload: publishedYear(each),
      }),
    ),
    {
      kind: 'taxonomy.adopted',
      subject: { type: 'taxonomy', id: newId('tax') },
      payload: { version, axes: [...axes] },
    },
    ...shippedChecklists.map(
      (payload): NewEvent => ({
        kind: 'checklist.adopted',
        subject: { type: 'checklist', id: newId('chk') },
        payload,
      }),
    ),
  ];
}

/** This server's own chains, so that the journal itself says which keys wrote it. */
export function laneEvents({ secrets }: Services): NewEvent[] {
  return secrets.lanes.map((key): NewEvent => {
    const { key: writer, publicKey } = serverKeyOf(signerOf(key));
    return {
      kind: 'lane.opened',
      subject: { type: 'lane', id: `lan_${writer.slice(0, 26)}` },
      payload: { writer, publicKey, alg: 'ed25519' },
    };
  });
}
