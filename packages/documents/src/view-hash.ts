import { AppealView, CaseView } from '@mingcha/domain/accountability';
import { BulletinView } from '@mingcha/domain/bulletins';
import { OrderView } from '@mingcha/domain/orders';
import canonicalize from 'canonicalize';

/** SHA-256, given from outside. */
export type Digest = (bytes: Uint8Array) => Uint8Array;

type View = BulletinView | OrderView | AppealView | CaseView;

const known = (view: View): View => {
  if (view.document === 'order') return OrderView.parse(view);
  if (view.document === 'appeal') return AppealView.parse(view);
  return view.document === 'bulletin' ? BulletinView.parse(view) : CaseView.parse(view);
};

/** SHA-256(JCS(view)) in lowercase hexadecimal: what the signer signs and the printed code carries. */
export function viewHash(view: View, digest: Digest): string {
  const text = canonicalize(known(view));
  return Buffer.from(digest(new TextEncoder().encode(text))).toString('hex');
}
