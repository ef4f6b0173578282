import type { SubjectType } from '@mingcha/domain';
import { useWords } from '@mingcha/ui';
import { PreparePaper } from './prepare-paper.tsx';

interface OnReceiptProps {
  /** The service that the receipt stands for: `orders.serve`. */
  act: string;
  about: { type: SubjectType; id: string };
  /** What is fixed when the receipt is printed, where that is more than the identifier. */
  target?: Record<string, unknown>;
  filled?: boolean;
  /** What the button says, where several are to be served. */
  label?: string;
}

/** By hand, by post, left behind: a receipt is carried along, and only with it does time begin to run. */
export function OnReceipt({ label, ...receipt }: OnReceiptProps) {
  const { say } = useWords();
  return (
    <PreparePaper
      {...receipt}
      label={label ?? say('desk.receipt.prepare')}
      begun={(state) => [label, say('desk.receipt.begun', { state })].filter(Boolean).join(' · ')}
      lines={[
        say('desk.receipt.print'),
        say('desk.receipt.enter'),
        say('desk.receipt.compare'),
        say('desk.receipt.electronic'),
      ]}
      done={say('desk.receipt.prepared')}
    />
  );
}
