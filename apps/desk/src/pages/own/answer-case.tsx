import { useQuery } from '@tanstack/react-query';
import { DoorContext } from '../../api/door.ts';
import { Read } from '../../parts/read.tsx';
import type { AnswerProps } from '../answer/answer-pages.ts';
import { passClient } from '../answer/pass-client.ts';
import { OwnCaseView } from './own-case.tsx';

/** The one case a code was printed for: read, defended or contested without an account. */
export default function AnswerCase({ id, onHandedIn }: AnswerProps) {
  const query = useQuery({ queryKey: ['pass', 'case', id], queryFn: () => passClient.cases.own.query() });
  return (
    <DoorContext value={{ client: passClient, headers: { 'x-mingcha-pass': '1' }, onHandedIn }}>
      <Read query={query}>
        {({ rows, names }) => (
          <div>
            {rows
              .filter((row) => row.id === id)
              .map((row) => (
                <OwnCaseView key={row.id} row={row} names={names} />
              ))}
          </div>
        )}
      </Read>
    </DoorContext>
  );
}
