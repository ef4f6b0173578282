import { Moment, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';

/** That looks of before are no longer here, and by which entry: an empty line must not read as if nobody had looked. */
export function LogCut({
  cut: { until, entry },
}: {
  cut: { readonly until: number; readonly entry: string };
}) {
  const { say } = useWords();
  return (
    <p className="mc-quiet">
      {say('desk.log.cut')} <Moment at={until} />{' '}
      <Link to="/journal/$hash" params={{ hash: entry }}>
        {say('desk.log.cut.entry')}
      </Link>
    </p>
  );
}
