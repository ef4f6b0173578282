import { OnReceipt } from '../../parts/on-receipt.tsx';
import type { OrderDetail } from './detail.tsx';

/** Where nobody acknowledges it at the desk or with the code. From the day that the receipt shows, the clocks run. */
export function Serve({ order }: { order: OrderDetail['order'] }) {
  return <OnReceipt filled act="orders.serve" about={{ type: 'order', id: order.id }} />;
}
