import { Moment, PersonName, Said, Tag, useWords } from '@mingcha/ui';
import type { VisitDetail } from './detail.tsx';
import styles from './visits.module.css';

interface VisitTeamProps {
  detail: VisitDetail;
  nameOf: (id: string | null) => string | null;
}

/** Who was sent, who really went in, who has signed the paper. */
export function VisitTeam({ detail, nameOf }: VisitTeamProps) {
  const { say } = useWords();
  return (
    <section aria-label={say('desk.visit.team')}>
      <h2 className={styles.heading}>{say('desk.visit.team')}</h2>
      <ul className={styles.team}>
        {detail.members.map((member) => (
          <li key={member.person} className={styles.member}>
            <PersonName name={nameOf(member.person)} seat={member.lead ? say('desk.lead') : null} />
            <Tag
              tone={member.present ? 'done' : 'draft'}
              label={say(member.present ? 'desk.visit.present' : 'desk.visit.absent')}
            />
            {member.recusedAt !== null ? (
              <>
                <Tag tone="attention" label={say('desk.visit.recused')} />
                <span className="mc-quiet">
                  <Said text={member.ground} erased={member.erased} />
                </span>
              </>
            ) : member.declaredAt !== null ? (
              <Tag tone="done" label={say('desk.visit.declared')} />
            ) : null}
            {member.signed ? (
              <>
                <Tag tone="done" label={say('desk.visit.signed')} />
                {member.signedAt === null ? null : (
                  <span className="mc-quiet">
                    <Moment at={member.signedAt} />
                  </span>
                )}
              </>
            ) : (
              <Tag tone="draft" label={say('desk.visit.unsigned')} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
