import { selfTestParts } from '@mingcha/domain/visits';
import { Moment, PersonName, Section, Tag, useWords } from '@mingcha/ui';
import type { VisitDetail } from './detail.tsx';
import styles from './visits.module.css';

interface VisitLeavingProps {
  detail: VisitDetail;
  nameOf: (id: string | null) => string | null;
}

const tones = { good: 'done', fault: 'attention', look: 'open' } as const;

/** The tablet as it was when the team went in, and each time the team said who it is. */
export function VisitLeaving({ detail, nameOf }: VisitLeavingProps) {
  const { say } = useWords();
  const { tested, testedAt } = detail.visit;
  return (
    <>
      {detail.covers.length === 0 ? null : (
        <Section title={say('desk.visit.covers', { count: detail.covers.length })}>
          <ul className={styles.team}>
            {detail.covers.map((cover) => (
              <li key={`${cover.droppedAt} ${cover.droppedBy}`} className={styles.member}>
                <Moment at={cover.droppedAt} />
                <PersonName name={nameOf(cover.droppedBy)} />
                <Tag tone="attention" label={say(`desk.visit.cover.${cover.before}`)} />
                <span className="mc-quiet">{cover.letter}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {tested === null ? null : (
        <Section title={say('desk.visit.tested')}>
          <p className="mc-quiet">
            {testedAt === null ? null : <Moment at={testedAt} />}{' '}
            {say('desk.visit.tested.app', { app: tested.app })}
            {tested.battery === null
              ? ''
              : ` · ${say('desk.visit.tested.battery', { percent: tested.battery })}`}
          </p>
          <ul className={styles.tested}>
            {selfTestParts.map((part) => {
              const outcome = tested.parts[part];
              return outcome === undefined ? null : (
                <li key={part}>
                  <Tag tone={tones[outcome]} label={say(`desk.visit.part.${part}`)} />{' '}
                  {outcome === 'good' ? null : (
                    <span className="mc-quiet">{say(`desk.visit.tested.${outcome}`)}</span>
                  )}
                </li>
              );
            })}
          </ul>
        </Section>
      )}
    </>
  );
}
