import { Section, useWords } from '@mingcha/ui';
import { PdfLink } from '../../parts/pdf-link.tsx';
import styles from './cases.module.css';
import type { CaseDetail } from './detail.tsx';

/** What was written in this case, each as it can be printed, sealed and handed over. */
export function CaseTexts({ row }: { row: CaseDetail['case'] }) {
  const { say } = useWords();
  const texts = [
    ...(row.approvedBy === null ? [] : (['proposal'] as const)),
    ...(row.noticeIssuedAt === null ? [] : (['notice'] as const)),
    ...(row.answeredAt === null ? [] : (['defence'] as const)),
    ...(row.decidedAt === null ? [] : (['decision'] as const)),
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
    </Section>
  );
}
