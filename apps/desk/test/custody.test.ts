import { expect, it } from 'vitest';
import { lineOfCustody } from '../src/pages/evidence/line-of-custody.ts';

const act = (at: number) => ({ at, hash: `act ${at}` }) as never;
const look = (at: number, anchor: string | null) => ({ at, seq: at, anchor }) as never;
const told = (entries: never[], views: never[]) =>
  lineOfCustody(entries, views).map(({ entry, views: looks }) =>
    entry === null ? looks.map(({ at }) => at) : entry.at,
  );

it('looks stand between the acts they fell between, together as far as one anchor covers them', () => {
  expect(
    told([act(1), act(5), act(9)], [look(2, 'a'), look(3, 'a'), look(4, 'b'), look(6, 'b'), look(10, null)]),
  ).toEqual([1, [2, 3], [4], 5, [6], 9, [10]]);
});

it('a recording that nobody looked at has its acts alone', () => {
  expect(told([act(1), act(2)], [])).toEqual([1, 2]);
});
