import { Empty, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';

/** Not there, or not the reader's: the two answers are one on purpose. */
export function NotThere() {
  const { say } = useWords();
  return (
    <Empty
      title={say('desk.notThere.title')}
      why={say('desk.notThere.why')}
      action={<Link to="/">{say('desk.nav.work')}</Link>}
    />
  );
}
