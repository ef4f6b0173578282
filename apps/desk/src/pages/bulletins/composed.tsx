import { figuresOf, statementParts, statementsOf } from '@mingcha/domain/bulletins';
import { Moment, PersonName, Section, Tag, useWords } from '@mingcha/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTRPC } from '../../api/trpc.ts';
import styles from './bulletins.module.css';
import { NumberMarks } from './compose/number-marks.tsx';
import { WordingHints } from './compose/wording.tsx';
import type { BulletinDetail } from './detail.tsx';

/** Who took a confirmed finding out of a draft, who asked for it and why: read before anything is checked or signed. */
export function DroppedFindings({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { dropped, names } = detail;
  if (dropped.length === 0) return null;
  const nameOf = (id: string | null) => (id === null ? null : (names[id] ?? null));
  const words = (text: string | null) => text ?? say('ui.erased');
  return (
    <Section title={say('desk.compose.dropped.count', { count: dropped.length })}>
      <ul className={styles.lines}>
        {dropped.map((one) => (
          <li key={`${one.finding} ${one.at}`} data-dropped={one.finding}>
            {one.finding === null ? (
              words(null)
            ) : (
              <Link to="/findings/$id" params={{ id: one.finding }}>
                {one.observation ?? say('desk.compose.dropped.hidden')}
              </Link>
            )}{' '}
            <span className="mc-quiet">{nameOf(one.unit)}</span>{' '}
            {one.back ? <Tag tone="done" label={say('desk.compose.dropped.isBack')} /> : null}
            <br />
            {say('desk.compose.dropped.said', { askedBy: words(one.askedBy), reason: words(one.reason) })}
            <br />
            <span className="mc-quiet">
              {say('desk.compose.dropped.by')} <PersonName name={nameOf(one.person)} /> <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const beforeSigning: readonly string[] = [
  'draft',
  'returned',
  'privacy-review',
  'legal-review',
  'pending-sign',
];

/** What the typed paragraphs rest on and who says their numbers, from the very view that will be signed. */
export function Stated({ detail }: { detail: BulletinDetail }) {
  const { say } = useWords();
  const { bulletin, findings, statements } = detail;
  const inOffice = bulletin.drafter !== '';
  const wanted = inOffice && beforeSigning.includes(bulletin.state);
  const preview = useQuery({
    ...useTRPC().bulletins.preview.queryOptions({ id: bulletin.id }),
    enabled: wanted,
    retry: false,
  });
  if (!wanted || preview.data === undefined) return null;
  const { view } = preview.data;
  const figures = figuresOf(view.coverage, view.findings);
  const wordsOf = (id: string) => findings.find((finding) => finding.id === id)?.observation ?? null;
  return (
    <Section title={say('desk.statement.title')}>
      <p className="mc-quiet">{say('desk.statement.title.hint')}</p>
      <ul className={styles.lines}>
        {statementParts.flatMap((part) =>
          statementsOf(part, bulletin[part] ?? '', statements).map((statement) => (
            <li key={`${part} ${statement.paragraph}`} data-statement={`${part} ${statement.paragraph}`}>
              {statement.text}
              <br />
              <span className="mc-quiet">
                {statement.findings.length === 0
                  ? say('desk.statement.none')
                  : say('desk.statement.restsOn', {
                      findings: statement.findings
                        .map((id) => wordsOf(id)?.slice(0, 24) ?? say('desk.compose.dropped.hidden'))
                        .join(say('desk.listComma')),
                    })}
              </span>
              <NumberMarks statement={statement} figures={figures} observationOf={wordsOf} />
              <WordingHints label={say(`desk.statement.of.${part}`)} text={statement.text} />
            </li>
          )),
        )}
      </ul>
    </Section>
  );
}
