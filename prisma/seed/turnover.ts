import type { World } from './rounds.ts';

/** Somebody is away and another acts for their seat; and a seat is about to change hands, which waits for the director. */
export async function absences({ cast, clock }: World): Promise<void> {
  const director = await cast.as('director');
  const { rows } = await director.registry.seats.list.query({ duty: ['reviewer', 'inspector'], limit: 100 });
  const seatOf = (username: string): string =>
    rows.find(({ holder }) => holder === cast.personOf(username))?.id ?? '';

  const away = await (await cast.as('reviewer2')).leaves.declare.mutate({
    seat: seatOf('reviewer2'),
    person: cast.personOf('reviewer2'),
    deputy: cast.personOf('reviewer'),
    from: clock.day(0),
    until: clock.day(-4),
    reason: '参加全省政务督查业务培训',
  });
  clock.moveTo(clock.now() + 60_000);
  // Begun by the confirmation itself: its first day has come.
  await director.leaves.confirm.mutate({ id: away.id, expected: away.version });

  const { id, version } = await director.handovers.open.mutate({
    seat: seatOf('lead2'),
    to: cast.personOf('inspector4'),
  });
  clock.moveTo(clock.now() + 60_000);
  const leaver = await cast.as('lead2');
  const given = await leaver.handovers.give.mutate({
    id,
    expected: version,
    note: '纸质材料三份放在督查办档案柜，已当面说明',
  });
  clock.moveTo(clock.now() + 60_000);
  await (await cast.as('inspector4')).handovers.take.mutate({ id, expected: given.version });
}
