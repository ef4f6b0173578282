import { Facts, Section, StateTag, useWords } from '@mingcha/ui';
import { Link } from '@tanstack/react-router';
import styles from '../cases/cases.module.css';
import own from './appeals.module.css';
import type { AppealDetail } from './detail.tsx';

type Decision = NonNullable<AppealDetail['contested']>;

/** The decision as it was when it was contested, and the way to it. */
export function ContestedSection({ contested }: { contested: Decision }) {
  const { say } = useWords();
  return (
    <Section title={say('desk.appeal.contested')}>
      {contested.type === 'case' ? (
        <CaseFacts contested={contested} />
      ) : (
        <DocumentFacts contested={contested} />
      )}
    </Section>
  );
}

function CaseFacts({ contested }: { contested: Decision }) {
  const { say, term } = useWords();
  const text = (words: string | null) => <p className={styles.text}>{words ?? say('ui.erased')}</p>;
  return (
    <Facts
      facts={[
        { name: say('desk.case.organ'), value: contested.organ },
        {
          name: say('desk.case.decided'),
          value: contested.measures.map((code) => term('measure', code)).join('、'),
        },
        ...(contested.months === null
          ? []
          : [{ name: say('desk.case.months'), value: String(contested.months) }]),
        { name: say('desk.case.facts'), value: text(contested.facts) },
        { name: say('desk.case.reasons'), value: text(contested.reasons) },
        { name: say('desk.case.basis'), value: text(contested.basis) },
      ]}
    />
  );
}

function DocumentFacts({ contested }: { contested: Decision }) {
  const { say } = useWords();
  const { type, id, number, title, state, corrections } = contested;
  const name = [number, title].filter(Boolean).join(' ');
  return (
    <>
      <Facts
        facts={[
          {
            name: say(type === 'bulletin' ? 'desk.nav.bulletins' : 'desk.nav.orders'),
            value: (
              <Link to={type === 'bulletin' ? '/bulletins/$id' : '/orders/$id'} params={{ id }}>
                {name}
              </Link>
            ),
          },
          { name: say('desk.appeal.state'), value: <StateTag of={type} state={state} /> },
          { name: say('desk.case.organ'), value: contested.organ },
        ]}
      />
      {corrections.length === 0 ? null : (
        <>
          <p>{say('desk.bulletin.corrections')}</p>
          <ul className={own.lines}>
            {corrections.map((one) => (
              <li key={one.id}>
                <Link to="/bulletins/$id" params={{ id: one.id }}>
                  {[one.number, one.title].filter(Boolean).join(' ')}
                </Link>{' '}
                <StateTag of="bulletin" state={one.state} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
