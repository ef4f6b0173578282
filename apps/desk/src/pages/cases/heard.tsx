import { Facts, Moment, Section, useWords } from '@mingcha/ui';
import type { Output } from '../../api/trpc.ts';
import styles from './cases.module.css';

type Own = Output['cases']['own']['rows'][number];
type Told = Pick<
  Own,
  | 'noticeMeasures'
  | 'noticeFacts'
  | 'noticeBasis'
  | 'noticeIssuedAt'
  | 'noticedAt'
  | 'lapsed'
  | 'waived'
  | 'statement'
  | 'points'
  | 'files'
  | 'defendedAt'
  | 'answers'
  | 'decided'
  | 'months'
  | 'reasons'
  | 'basis'
  | 'from'
  | 'until'
  | 'remedy'
>;

/** What was told, what was said to it, what was answered, what was decided: the same on both sides of the table. */
export function Heard({ row }: { row: Told }) {
  const { say, term } = useWords();
  const list = (codes: readonly string[]) => codes.map((code) => term('measure', code)).join('、');
  const text = (words: string | null) => <p className={styles.text}>{words ?? say('ui.erased')}</p>;
  if (row.noticeIssuedAt === null) return null;
  return (
    <>
      <Section title={say('desk.case.notice')}>
        <Facts
          facts={[
            { name: say('desk.case.facts'), value: text(row.noticeFacts) },
            { name: say('desk.case.basis'), value: text(row.noticeBasis) },
            { name: say('desk.case.noticed'), value: list(row.noticeMeasures) },
            {
              name: say('desk.case.notice.at'),
              value:
                row.noticedAt === null ? say('desk.case.notice.unserved') : <Moment at={row.noticedAt} />,
            },
          ]}
        />
      </Section>
      {row.noticedAt === null ? null : (
        <Section title={say('desk.case.defence')}>
          {row.defendedAt === null ? (
            <p>{say(row.lapsed ? 'desk.case.lapsed' : 'desk.case.undefended')}</p>
          ) : (
            <>
              {row.waived ? <p>{say('desk.case.waived')}</p> : null}
              {row.statement === null ? null : text(row.statement)}
              <ol className={styles.points}>
                {row.points.map((point) => {
                  const answer = row.answers.find((each) => each.n === point.n);
                  return (
                    <li key={point.n} value={point.n}>
                      {text(point.text)}
                      {answer === undefined ? null : (
                        <p className={styles.text}>
                          <strong>{term('outcome', answer.outcome)}</strong>：{answer.text}
                        </p>
                      )}
                    </li>
                  );
                })}
              </ol>
              {row.files.map((file) => (
                <p key={file.sha256}>{file.name}</p>
              ))}
            </>
          )}
        </Section>
      )}
      {row.decided.length === 0 ? null : (
        <Section title={say('desk.case.decision')}>
          <Facts
            facts={[
              { name: say('desk.case.decided'), value: list(row.decided) },
              { name: say('desk.case.reasons'), value: text(row.reasons) },
              { name: say('desk.case.basis'), value: text(row.basis) },
              {
                name: say('desk.case.effect'),
                value:
                  row.until === null
                    ? say('desk.case.effect.from', { from: row.from ?? '' })
                    : say('desk.case.effect.until', { from: row.from ?? '', until: row.until }),
              },
              {
                name: say('desk.case.remedy'),
                value:
                  row.remedy === null
                    ? ''
                    : row.remedy.count === null
                      ? term('route', row.remedy.route)
                      : say(
                          row.remedy.unit === 'months' ? 'desk.case.remedy.months' : 'desk.case.remedy.days',
                          {
                            route: term('route', row.remedy.route),
                            count: row.remedy.count,
                          },
                        ),
              },
            ]}
          />
        </Section>
      )}
    </>
  );
}
