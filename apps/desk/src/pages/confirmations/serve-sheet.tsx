import { OnReceipt } from '../../parts/on-receipt.tsx';
import type { Sheet } from './sheet-facts.tsx';

/** Where the addressee opens it neither at the desk nor with the code: only with the receipt does time begin to run. */
export function ServeSheet({ sheet }: { sheet: Sheet }) {
  return <OnReceipt act="confirmations.serve" about={{ type: 'confirmation', id: sheet.id }} />;
}
