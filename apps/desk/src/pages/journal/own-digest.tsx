import { Tag, useWords } from '@mingcha/ui';
import { useEffect, useState } from 'react';
import { headerDigest } from './header-digest.ts';

/** The digest computed here, from the header that is shown: a faulty server cannot make this line green. */
export function OwnDigest({ hash, header }: { hash: string; header: Record<string, unknown> }) {
  const { say } = useWords();
  const [own, setOwn] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void headerDigest(header).then((digest) => {
      if (current) setOwn(digest);
    });
    return () => {
      current = false;
    };
  }, [header]);
  if (own === null) return null;
  const same = own === hash;
  return (
    <div>
      <Tag
        tone={same ? 'done' : 'stopped'}
        label={say(same ? 'desk.journal.verify.ok' : 'desk.journal.verify.bad')}
      />{' '}
      {say('desk.journal.verify.hash')}
      <p className="mc-quiet">{say('desk.journal.verify.here')}</p>
    </div>
  );
}
