import { FaceSwitch, LanguageSwitch, Loading, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { NotThere } from '../../parts/not-there.tsx';
import { Unread } from '../../parts/read.tsx';
import { readWalk, type Walk } from './demo-doors.ts';
import { stepNames } from './doing.ts';
import { OneByteStep } from './one-byte-step.tsx';
import { PlainStep } from './plain-step.tsx';
import { TabletStep } from './tablet-step.tsx';
import { useWalk } from './use-walk.ts';
import styles from './walk.module.css';

/** 走一遍: the whole chain in seven presses. Outside a demonstration there is no such page. */
export function WalkPage() {
  const query = useQuery({
    queryKey: ['walk'],
    queryFn: readWalk,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: ({ state }) => (state.data?.whole === false ? 2000 : false),
  });
  if (query.data === null) return <NotThere />;
  if (query.data === undefined) return query.error === null ? <Loading /> : <Unread query={query} />;
  return <Seven walk={query.data} />;
}

function Seven({ walk }: { walk: Walk }) {
  const { say } = useWords();
  const walking = useWalk();
  useEffect(() => {
    document.title = say('walk.title');
  }, [say]);
  const next = stepNames.find((name) => walking.stateOf(name).phase !== 'done');
  return (
    <div className={styles.page}>
      <header className={styles.top}>
        <span className={styles.product}>{say('desk.demo')}</span>
        <span className={styles.switches}>
          <FaceSwitch />
          <LanguageSwitch />
        </span>
      </header>
      <main className={styles.main}>
        <h1 className={styles.title}>{say('walk.title')}</h1>
        <p className={styles.lead}>{say('walk.lead')}</p>
        <p className={styles.note}>{say('walk.note')}</p>
        {walk.whole ? null : (
          <p className={styles.playing} role="status">
            {say('walk.playing')}
          </p>
        )}
        <ol className={styles.steps}>
          {stepNames.map((name, at) => {
            const shared = { name, number: at + 1, walking, walk, isNext: name === next };
            if (name === 'tablet') return <TabletStep key={name} {...shared} />;
            if (name === 'one-byte') return <OneByteStep key={name} {...shared} />;
            return <PlainStep key={name} {...shared} name={name} />;
          })}
        </ol>
        <p className={styles.note}>{say('walk.after')}</p>
      </main>
    </div>
  );
}
