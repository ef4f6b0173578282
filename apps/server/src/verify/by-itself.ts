import { Worker } from 'node:worker_threads';
import { officeClock } from '@mingcha/domain';
import type { Services } from '../services.ts';
import type { LookData } from './crew.ts';
import { noteOf } from './note.ts';
import type { Verification } from './verify.ts';

const named = 50;

/**
 * Every night: looks at the whole installation in a thread of its own, beside the people who work, and writes into the journal of the
 * office that was founded first whether it is whole. Rejects when the server stops meanwhile; the job then goes on where it was.
 */
export async function verifyInstallation(services: Services): Promise<void> {
  const seen = await lookAside(services);
  const { findings } = seen;
  if (findings.length > 0)
    services.log.error(
      { faults: findings.length, first: findings.slice(0, 5) },
      'the installation is not whole',
    );
  await writeDown(services, seen);
}

function lookAside({ db, settings, ending }: Services): Promise<Verification> {
  const { blobs, keys, secrets } = settings.folders;
  const workerData: LookData = {
    url: db.url,
    directUrl: db.directUrl,
    folders: { blobs, keys, secrets },
    fonts: settings.fonts,
    noteFile: noteOf(settings.folders, 'nightly'),
  };
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./by-itself-thread.ts', import.meta.url), { workerData });
    const end = () => {
      void thread.terminate();
      reject(new Error('the server stops; the look goes on at its next start'));
    };
    if (ending.aborted) return end();
    ending.addEventListener('abort', end, { once: true });
    thread.once('message', (seen: Verification) => resolve(seen));
    thread.once('error', reject);
    thread.once('exit', () => {
      ending.removeEventListener('abort', end);
      reject(new Error('the look ended without a word'));
    });
  });
}

async function writeDown(services: Services, seen: Verification): Promise<void> {
  // Where it goes on from an interrupted look, it began when that one did: nothing was looked at before, and some of it soon after.
  const { began, entries, blobs, doubts, head, findings: faults } = seen;
  const looked = {
    began,
    ended: services.now(),
    entries,
    blobs,
    doubts: doubts.length,
    head,
  };
  await services.db.transact(async (writer) => {
    const office = await writer.prisma.office.findFirst({ orderBy: [{ foundedAt: 'asc' }, { id: 'asc' }] });
    if (office === null) return;
    const subject = { type: 'office' as const, id: office.id };
    await writer.lock([subject]);
    const places = faults.slice(0, named).map(({ check, code, place }) => ({
      check,
      code,
      place: place.slice(0, 300),
    }));
    await writer.append([
      {
        kind: faults.length === 0 ? 'verification.passed' : 'verification.failed',
        subject,
        office: office.id,
        actor: { person: officeClock, seat: null },
        payload: faults.length === 0 ? looked : { ...looked, faults: faults.length, first: places },
        expected: await writer.count(subject),
      },
    ]);
  });
}
