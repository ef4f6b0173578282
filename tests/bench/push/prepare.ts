import type { OpenDatabase } from '@mingcha/db';
import type { Subject } from '@mingcha/domain';
import type { WireRun } from '@mingcha/journal';
import { BenchTablet, idOf, office, person } from './units.ts';

/** Tablets that are known to the database, each with a key of its own. */
export async function enrol(database: OpenDatabase, keys: (kid: string) => Uint8Array, width: number) {
  const tablets: BenchTablet[] = [];
  for (let n = 0; n < width; n += 1) {
    const tablet = new BenchTablet(keys);
    const { alg, publicKey, writer } = tablet.signer;
    await database.transact((w) =>
      w.enrol({
        id: writer,
        alg,
        publicKey,
        class: 'tablet',
        office,
        subject: { type: 'device', id: idOf('dev', writer) },
        persons: [person],
      }),
    );
    tablets.push(tablet);
  }
  return tablets;
}

let visits = 0;

/** Scheduled, opened and started visits, by the same pushes as ever, and for each the push that will be measured. */
export async function begin(database: OpenDatabase, tablets: readonly BenchTablet[], each: number) {
  const queues: WireRun[][] = [];
  for (const tablet of tablets) {
    const begun: { visit: string; head: string }[] = [];
    for (let v = 0; v < each; v += 1) {
      visits += 1;
      const subject: Subject = { type: 'visit', id: idOf('vis', `${tablet.signer.writer}/${visits}`) };
      const [scheduled] = await database.transact(async (w) => {
        await w.lock([subject]);
        return await w.append([
          {
            kind: 'visit.scheduled',
            subject,
            office,
            actor: { person, seat: null },
            expected: 0,
            payload: {
              assignment: idOf('asg', v),
              plan: idOf('pln', 1),
              unit: idOf('unt', 'bench'),
              covert: true,
              lead: person,
              members: [person],
              dueBack: 1_795_100_000_000,
              pack: { version: 'bench', taxonomy: '1', checklist: '1', calendar: '1' },
            },
          },
        ]);
      });
      const { unit, head } = await tablet.begin(subject.id, scheduled?.hash ?? '');
      const opened = await database.accept(unit);
      if (opened.some((answer) => answer.verdict !== 'accepted')) throw new Error(JSON.stringify(opened));
      begun.push({ visit: subject.id, head });
    }
    const queue: WireRun[] = [];
    for (const { visit, head } of begun) queue.push(await tablet.work(visit, head));
    queues.push(queue);
  }
  return queues;
}
