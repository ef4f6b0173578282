import { Facts, Section, useWords } from '@mingcha/ui';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { sealFacts } from '../../parts/seal-facts.tsx';
import styles from './cases.module.css';
import type { CaseDetail } from './detail.tsx';

interface CaseTextsProps {
  row: CaseDetail['case'];
  nameOf: (id: string | null) => string | null;
}

/** What was written in this case, each as it can be printed, sealed and handed over. */
export function CaseTexts({ row, nameOf }: CaseTextsProps) {
  const { say } = useWords();
  const texts = [
    ...(row.approvedBy === null ? [] : (['proposal'] as const)),
    ...(row.noticeIssuedAt === null ? [] : (['notice'] as const)),
    ...(row.answeredAt === null ? [] : (['defence'] as const)),
    ...(row.decidedAt === null ? [] : (['decision'] as const)),
    ...(row.decidedAt === null || row.sealedAt !== null ? [] : (['decision-for-seal'] as const)),
  ];
  if (texts.length === 0) return null;
  return (
    <Section title={say('desk.case.texts')}>
      <p className="mc-quiet">{say('desk.case.texts.note')}</p>
      <div className={styles.row}>
        {texts.map((text) => (
          <PdfLink
            key={text}
            path={`/files/cases/${row.id}/${text}.pdf`}
            label={say(`desk.case.text.${text}`)}
          />
        ))}
      </div>
      {row.sealedAt === null ? null : <Facts facts={sealFacts(row, say, nameOf)} />}
    </Section>
  );
}
