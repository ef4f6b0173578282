import { useWords } from '@mingcha/ui';
import { PdfLink } from '../../parts/pdf-link.tsx';
import { useMay } from '../../session/use-may.ts';
import type { OrderDetail } from './detail.tsx';

/** The unit's report, as soon as anything is reported. */
export function ReportPaper({ detail: { order, items } }: { detail: OrderDetail }) {
  const { say } = useWords();
  if (items.every(({ reportedAt }) => reportedAt === null)) return null;
  return <PdfLink path={`/files/orders/${order.id}/report.pdf`} label={say('desk.order.reportPaper')} />;
}

/** The sheet on which two inspectors write whether it held, once everything is closed. */
export function LookBackPaper({ detail: { order } }: { detail: OrderDetail }) {
  const { say } = useWords();
  if (!useMay('order.verify') || order.state !== 'closed') return null;
  return <PdfLink path={`/files/orders/${order.id}/look-back.pdf`} label={say('desk.order.lookBackPaper')} />;
}
